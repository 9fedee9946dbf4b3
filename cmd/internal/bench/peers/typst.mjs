// typst.mjs IN.typ OUT.pdf
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const [source, out] = process.argv.slice(2).map((name) => resolve(name));
const compiler = NodeCompiler.create({ workspace: dirname(source) });
writeFileSync(out, compiler.pdf({ mainFilePath: source }));
