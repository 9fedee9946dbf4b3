// Asks taplo's language server what it offers, as an editor does. Standard input is
// {"file": PATH, "asked": [{"text": TOML, "line": N, "character": N}, …]}, counted from 0;
// standard output is [[LABEL, …], …]. The server's panic ends this program with its words.
"use strict";
const fs = require("fs"), path = require("path"), url = require("url");
const { TaploLsp } = require("@taplo/lsp");

const { file, asked } = JSON.parse(fs.readFileSync(0, "utf8"));
const uri = url.pathToFileURL(file).href;
const folder = { uri: url.pathToFileURL(path.dirname(file)).href, name: "engagement" };
const patience = 60_000; // ms for an answer
const waiting = new Map();
let server, last = 0, log = "";

const environment = {
  now: () => new Date(),
  envVar: (name) => process.env[name],
  envVars: () => Object.entries(process.env),
  stdErrAtty: () => false,
  stdin: async () => new Uint8Array(0),
  stdout: async (bytes) => bytes.length,
  stderr: async (bytes) => { log += Buffer.from(bytes).toString(); return bytes.length; },
  glob: () => [],
  readFile: async (name) => new Uint8Array(fs.readFileSync(name)),
  writeFile: async () => { throw new Error("nothing is to be written"); },
  urlToFilePath: (u) => decodeURI(u).replace(/^[a-z]+:\/\//, ""),
  isAbsolute: path.isAbsolute,
  cwd: () => path.dirname(file),
  findConfigFile: () => undefined,
  fetch: { fetch: async () => { throw new Error("no network"); }, Headers, Request, Response },
};

function onMessage(message) {
  if (message.method && message.id !== undefined) { // the server asks for its settings
    const settings = (message.params?.items ?? []).map(() => ({}));
    server.send({ jsonrpc: "2.0", id: message.id, result: settings });
  } else if (message.id !== undefined) {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  }
}

const tell = (method, params) => server.send({ jsonrpc: "2.0", method, params });

function ask(method, params) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer to " + method + " " + JSON.stringify(params.position))), patience).unref();
    waiting.set(++last, resolve);
    server.send({ jsonrpc: "2.0", id: last, method, params });
  });
}

async function offered(text, version, position) {
  tell("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
  const answer = await ask("textDocument/completion", { textDocument: { uri }, position });
  if (answer.error) throw new Error(JSON.stringify(answer.error));
  return (answer.result?.items ?? answer.result ?? []).map((item) => item.label);
}

async function main() {
  server = await TaploLsp.initialize(environment, { onMessage });
  await ask("initialize", { processId: null, rootUri: folder.uri, capabilities: {}, workspaceFolders: [folder] });
  tell("initialized", {});
  tell("textDocument/didOpen", { textDocument: { uri, languageId: "toml", version: 1, text: asked[0].text } });
  const out = [];
  for (const [i, { text, line, character }] of asked.entries()) {
    out.push(await offered(text, i + 2, { line, character }));
  }
  process.stdout.write(JSON.stringify(out), () => process.exit(0));
}

main().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n${log}`, () => process.exit(1));
});
