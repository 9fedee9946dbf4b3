// docxtemplater.mjs IN.json OUT.docx: the parts of a report put into a template of loops.
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { readFileSync, writeFileSync } from "node:fs";

const [source, out] = process.argv.slice(2);
const paragraph = (text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`;
const body =
  paragraph("{#units}") + paragraph("{title}") +
  paragraph("{#paragraphs}") + paragraph("{.}") + paragraph("{/paragraphs}") +
  `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell("{#rows}{a}")}${cell("{b}")}${cell("{c}")}${cell("{d}{/rows}")}</w:tr></w:tbl>` +
  paragraph("{/units}");
const zip = new PizZip();
zip.file("[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
zip.file("_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
zip.file("word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`);
const document = new Docxtemplater(zip, { paragraphLoop: true });
document.render(JSON.parse(readFileSync(source, "utf8")));
writeFileSync(out, document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
