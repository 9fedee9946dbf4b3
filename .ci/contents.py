"""contents.py DOCX UPDATED: compares the table of contents as the DOCX holds it
with the one that LibreOffice counted anew (the output of lo_update.py), prints
how many pages agree and fails under 95 of 100.

With a third argument, the number of the PDF's pages, it fails when LibreOffice
has more than one page more or less.
"""
import ast
import re
import sys
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def cached(path):
    root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    for p in root.iter(W + "p"):
        style = p.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val").startswith("TOC"):
            parts = [x.text if x.tag == W + "t" else "\t" for x in p.iter(W + "t", W + "tab")
                     if x.getparent().tag == W + "r"]
            if parts:
                yield "".join(parts).rsplit("\t", 1)


def updated(said):
    found = re.search(r"^indexes 1 (\[.*\])$", said, re.M)
    return [line.rsplit("\t", 1) for line in ast.literal_eval(found.group(1))[0].split("\n")]


said = open(sys.argv[2], encoding="utf-8").read()
before, after = list(cached(sys.argv[1])), updated(said)
assert len(before) == len(after) > 0, (len(before), len(after))
same = 0
for (title, page), (_, counted) in zip(before, after):
    same += page == counted
    if page != counted:
        print(f"  {page} in the file, {counted} in LibreOffice: {title}")
pages = int(re.search(r"^pages (\d+)$", said, re.M).group(1))
print(f"contents: {same} of {len(before)} pages agree; LibreOffice has {pages} pages")
sound = same >= 0.95 * len(before)
if len(sys.argv) > 3:
    print(f"the PDF has {sys.argv[3]} pages")
    sound = sound and abs(pages - int(sys.argv[3])) <= 1
sys.exit(not sound)
