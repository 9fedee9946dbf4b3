"""pages.py DOCX PDF: the DOCX as LibreOffice opens it, beside the PDF of the same report.

It opens the DOCX twice, with the Russian hyphenation dictionary and with a profile
that has it switched off, as on a machine without it. It fails when

  - the pages differ from the PDF's by more than 1 with the dictionary, 4 without,
  - the last line of the title page (city and year) is not on page 1,
  - a page holds a lone row of a longer table,
  - in a file whose tables are cut, one goes on without «Продолжение таблицы»,
  - a page ends with a caption, a table's head or a heading without what follows.
"""
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import pikepdf
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
HYPHENATOR = "org.openoffice.lingu.LibHnjHyphenator"
NO_HYPHENATION = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/ServiceManager/HyphenatorList">
<prop oor:name="ru-RU" oor:op="fuse" oor:type="oor:string-list"><value></value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/ServiceManager/LastFoundHyphenators">
<prop oor:name="ru-RU" oor:op="fuse" oor:type="oor:string-list"><value><it>{HYPHENATOR}</it></value></prop></item>
</oor:items>
"""


def convert(docx, folder, dictionary):
    """LibreOffice's PDF of a DOCX, made in a profile of its own."""
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"))
    if not dictionary:
        with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as f:
            f.write(NO_HYPHENATION)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", FILTER,
                    "--outdir", folder, docx], check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return os.path.join(folder, os.path.splitext(os.path.basename(docx))[0] + ".pdf")


def text(pdf, *options):
    return subprocess.run(["pdftotext", "-enc", "UTF-8", *options, pdf, "-"], check=True, capture_output=True).stdout.decode()


def first_page(pdf):
    """The lines of the title page."""
    return [" ".join(line.split()) for line in text(pdf, "-l", "1").split("\n") if line.strip("\f ")]


class Structure:
    """The tagged structure of a PDF: what stands on which page."""

    def __init__(self, name):
        pdf = pikepdf.open(name)
        self.count = len(pdf.pages)
        self.page = {p.objgen: i + 1 for i, p in enumerate(pdf.pages)}
        self.blocks = []  # (kind, element) in reading order, tables and what is no table
        self.collect(pdf.Root.StructTreeRoot)

    @staticmethod
    def kids(e):
        k = e.get("/K")
        return [] if k is None else list(k) if isinstance(k, pikepdf.Array) else [k]

    def collect(self, e):
        for k in self.kids(e):
            if not isinstance(k, pikepdf.Dictionary) or "/S" not in k:
                continue
            kind = str(k.S)
            if kind in ("/Table", "/P", "/TOCI", "/LI", "/Caption", "/Figure", "/Formula") or re.fullmatch(r"/H\d?", kind) or \
                    any(not isinstance(x, pikepdf.Dictionary) or "/S" not in x for x in self.kids(k)):
                if self.pages(k):
                    self.blocks.append((kind, k))
            else:
                self.collect(k)

    def pages(self, e, page=None):
        """The numbers of the pages that an element stands on."""
        if not isinstance(e, pikepdf.Dictionary):
            return {self.page[page.objgen]}
        page = e.get("/Pg", page)
        if e.get("/Type") == "/OBJR":
            return set()
        if e.get("/Type") == "/MCR":
            return {self.page[page.objgen]}
        return set().union(*(self.pages(k, page) for k in self.kids(e)))

    def tables(self):
        """For each table its place among the blocks, and the pages of its head and of its body rows."""
        for at, (kind, e) in enumerate(self.blocks):
            if kind == "/Table":
                rows = [r for r in self.kids(e) if isinstance(r, pikepdf.Dictionary) and r.get("/S") == "/TR"]
                head = [self.pages(r) for r in rows if any(isinstance(c, pikepdf.Dictionary) and c.get("/S") == "/TH" for c in self.kids(r))]
                yield at, head, [self.pages(r) for r in rows[len(head):]]


def further(docx):
    """For each table of the body, whether it goes on with the one before."""
    body = etree.fromstring(zipfile.ZipFile(docx).read("word/document.xml")).find(W + "body")
    out, before = [], ""
    for e in body:
        if e.tag == W + "tbl":
            out.append(before.startswith("Продолжение таблицы"))
        before = "".join(t.text or "" for t in e.iter(W + "t")) if e.tag == W + "p" else ""
    return out


def faults(docx, s):
    """Pages with a lone row or with something that has lost what follows it."""
    goes_on = further(docx)
    tables = list(s.tables())
    if len(tables) != len(goes_on):
        yield f"{len(goes_on)} tables in the file, {len(tables)} on the pages"
        return
    whole = []  # tables with all their parts
    for more, (at, head, body) in zip(goes_on, tables):
        if more:
            whole[-1] += body
        else:
            whole.append(list(body))
        start = min(set().union(*(head + body)))
        if head and at and max(s.pages(s.blocks[at - 1][1])) < start and s.blocks[at - 1][0] in ("/P", "/Caption") and not more:
            yield f"page {start}: a table without its caption"
        if any(goes_on) and len({min(r) for r in body if r}) > 1:
            yield f"page {start}: a table goes on without «Продолжение таблицы»"
        if head and body and max(set().union(*head)) < min(body[0]):
            yield f"page {start}: a bare head"
    for rows in whole:
        on = [p for r in rows for p in r]
        for page in sorted(set(on)):
            if len(set(on)) > 1 and on.count(page) == 1:
                yield f"page {page}: a lone row"
    for (kind, e), (_, then) in zip(s.blocks, s.blocks[1:]):
        if re.fullmatch(r"/H\d?", kind) and max(s.pages(e)) < min(s.pages(then)):
            yield f"page {max(s.pages(e))}: a bare heading"


def main(docx, pdf):
    sound, broken = True, {}
    wanted, place = Structure(pdf).count, first_page(pdf)[-1]
    for dictionary, most in ((True, 1), (False, 4)):
        with tempfile.TemporaryDirectory() as folder:
            opened = convert(docx, folder, dictionary)
            s = Structure(opened)
            found = list(faults(docx, s))
            if abs(s.count - wanted) > most:
                found.append(f"{s.count} pages, the PDF has {wanted}")
            if place not in first_page(opened):
                found.append(f"«{place}» is not on page 1")
            broken[dictionary] = len(re.findall(r"[а-я]-$", text(opened, "-layout"), re.M))
            print(f"{'with' if dictionary else 'without'} hyphenation: {s.count} pages (PDF {wanted}), faults: {len(found)}")
            for f in found:
                print("  " + f)
            sound = sound and not found
    if "w:autoHyphenation" in zipfile.ZipFile(docx).read("word/settings.xml").decode() and broken[True] <= broken[False]:
        print(f"both runs break as many words: {broken[True]}, {broken[False]}")
        sound = False
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
