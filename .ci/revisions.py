#!/usr/bin/env python3
"""revisions.py BOTH.docx OLD.docx NEW.docx: LibreOffice opens a document with tracked
changes and counts as many as the file holds; with all accepted it has the texts of the new
document, with all rejected those of the old one, but for the реферат and the contents, which
follow the new one, and for empty paragraphs."""
import collections, os, subprocess, sys, tempfile, time, zipfile

import uno
from com.sun.star.beans import PropertyValue
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = {W + "ins": "Insert", W + "moveTo": "Insert", W + "del": "Delete", W + "moveFrom": "Delete"}


def units(box):
    """The marks of what stands in a body, a cell or a note, in order: of each piece of text,
    of each paragraph's end; None for what is not marked; "|" where a table parts two."""
    for child in box:
        if child.tag == W + "p":
            for piece in child:
                if piece.tag == W + "hyperlink":
                    for inner in piece:
                        yield from piece_of(inner)
                else:
                    yield from piece_of(piece)
            properties = child.find(f"{W}pPr/{W}rPr")
            marks = [KINDS[m.tag] for m in (properties if properties is not None else ()) if m.tag in KINDS]
            yield marks[0] if marks else None
        elif child.tag == W + "tbl":
            yield "|"
            for cell in child.iter(W + "tc"):
                yield from units(cell)
                yield "|"


def piece_of(piece):
    if piece.tag in KINDS:
        yield KINDS[piece.tag]
    elif piece.tag in (W + "r", "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"):
        yield None


def held(path):
    """How many changes a file holds: what follows one another with one mark is one."""
    count = collections.Counter()
    with zipfile.ZipFile(path) as z:
        body = etree.fromstring(z.read("word/document.xml")).find(W + "body")
        boxes = [body] + list(etree.fromstring(z.read("word/footnotes.xml")))
    for box in boxes:
        before = None
        for mark in units(box):
            if mark in ("Insert", "Delete") and mark != before:
                count[mark] += 1
            before = mark
    return count


def value(name, v):
    p = PropertyValue()
    p.Name, p.Value = name, v
    return p


def texts(text):
    """The paragraphs of a text that are not empty, with those of its tables."""
    out, each = [], text.createEnumeration()
    while each.hasMoreElements():
        p = each.nextElement()
        if p.supportsService("com.sun.star.text.TextTable"):
            for name in p.CellNames:
                out += texts(p.getCellByName(name))
        elif p.String.strip():
            out.append(p.String.replace("\u00ad", ""))  # where words may be broken
    return out


def told(lines):
    """Without the sections that follow the new text."""
    start, end = lines.index("РЕФЕРАТ"), lines.index("СОДЕРЖАНИЕ")
    end = next(i for i in range(end + 1, len(lines)) if "\t" not in lines[i])
    return lines[:start] + lines[end:]


class Office:
    def __enter__(self):
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "-env:UserInstallation=file://" + tempfile.mkdtemp(prefix="lo-uno-"),
             "--accept=pipe,name=revisions;urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        here = uno.getComponentContext()
        find = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
        for _ in range(120):
            try:
                self.context = find.resolve("uno:pipe,name=revisions;urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        make = lambda name: self.context.ServiceManager.createInstanceWithContext(name, self.context)
        self.desktop, self.dispatcher = make("com.sun.star.frame.Desktop"), make("com.sun.star.frame.DispatchHelper")
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
            self.process.wait(20)
        except Exception:
            self.process.kill()

    def read(self, path, command=None):
        """The counts of changes in a file, and its texts after a command."""
        d = self.desktop.loadComponentFromURL("file://" + os.path.abspath(path), "_blank", 0, (value("Hidden", True),))
        count, each = collections.Counter(), d.Redlines.createEnumeration()
        while each.hasMoreElements():
            count[each.nextElement().getPropertyValue("RedlineType")] += 1
        if command:
            self.dispatcher.executeDispatch(d.CurrentController.Frame, ".uno:" + command, "", 0, ())
        lines = texts(d.Text)
        d.close(True)
        return count, lines


def main(both, old, new):
    failed = False
    with Office() as office:
        want = held(both)
        for command, plain in (("AcceptAllTrackedChanges", new), ("RejectAllTrackedChanges", old)):
            count, lines = office.read(both, command)
            _, expected = office.read(plain)
            if count != want:
                failed = True
                print(f"LibreOffice counts {dict(count)}, the file holds {dict(want)}")
            got, expected = told(lines), told(expected)
            for i in range(max(len(got), len(expected))):
                a, b = (x[i] if i < len(x) else None for x in (got, expected))
                if a != b:
                    failed = True
                    print(f"{command}, {i}:\n is {a!r}\nnot {b!r}")
                    break
    print(f"{sum(want.values())} changes: {dict(want)}")
    return failed


sys.exit(main(*sys.argv[1:4]))
