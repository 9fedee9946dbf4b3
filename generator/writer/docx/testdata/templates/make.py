"""Makes the two templates of this folder in a running LibreOffice.

Start it with  soffice --headless --accept="pipe,name=rd50;urp;"  and run this
with the Python that knows uno, the folder to write into as its argument.

brand.docx: a customer's letterhead with a logo and a header, own faces, colours
of headings and margins, and no mark: the report goes to the end.
split.docx: a title page, a table and a footer with marks, cut over runs by
changes of the look in their middle; {{content}} behind the title page.
"""
import os, struct, sys, uno, zlib
from com.sun.star.awt import Size
from com.sun.star.beans import PropertyValue
from com.sun.star.style.BreakType import PAGE_AFTER, PAGE_BEFORE
from com.sun.star.style.ParagraphAdjust import CENTER
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
context = resolver.resolve("uno:pipe,name=rd50;urp;StarOffice.ComponentContext")
desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
out = os.path.abspath(sys.argv[1])


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def logo(path):
    """Writes a wave of two colours as a PNG of 96 by 48."""
    rows = b""
    for y in range(48):
        rows += b"\0" + b"".join(b"\x00\x5f\x87" if (x // 12 + y // 12) % 2 else b"\xf2\x8c\x28" for x in range(96))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 96, 48, 8, 2, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def document():
    d = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (prop("Hidden", True),))
    return d, d.StyleFamilies.getByName("ParagraphStyles"), d.StyleFamilies.getByName("PageStyles").getByName("Standard")


def save(d, name):
    d.storeToURL("file://" + os.path.join(out, name), (prop("FilterName", "MS Word 2007 XML"),))
    d.close(True)


def brand():
    d, styles, page = document()
    page.Width, page.Height = 21000, 29700
    page.LeftMargin, page.RightMargin, page.TopMargin, page.BottomMargin = 2500, 2500, 1500, 1500
    base = styles.getByName("Standard")
    base.CharFontName, base.CharHeight = "Liberation Sans", 11
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        s = styles.getByName(name)
        s.CharFontName, s.CharColor = "DejaVu Serif", 0x005F87
    page.HeaderIsOn, page.FooterIsOn = True, True
    text = page.HeaderText
    cursor = text.createTextCursor()
    logo(os.path.join(out, "logo.png"))
    provider = context.ServiceManager.createInstance("com.sun.star.graphic.GraphicProvider")
    picture = d.createInstance("com.sun.star.text.TextGraphicObject")
    picture.Graphic = provider.queryGraphic((prop("URL", "file://" + os.path.join(out, "logo.png")),))
    picture.setSize(Size(1600, 800))
    picture.AnchorType = uno.Enum("com.sun.star.text.TextContentAnchorType", "AS_CHARACTER")
    picture.Description = "Логотип заказчика"
    text.insertTextContent(cursor, picture, False)
    text.insertString(cursor, "  {{customer}} · {{designation}}, версия {{version}}", False)
    foot = page.FooterText
    cursor = foot.createTextCursor()
    cursor.ParaAdjust = CENTER
    foot.insertString(cursor, "Страница ", False)
    number = d.createInstance("com.sun.star.text.TextField.PageNumber")
    number.NumberingType = 4
    number.SubType = uno.Enum("com.sun.star.text.PageNumberType", "CURRENT")
    foot.insertTextContent(cursor, number, False)
    os.remove(os.path.join(out, "logo.png"))
    save(d, "brand.docx")


def split():
    d, styles, page = document()
    text = d.Text
    cursor = text.createTextCursor()

    def put(pieces, **look):
        for piece, weight in pieces:
            cursor.CharWeight = weight
            text.insertString(cursor, piece, False)
        for name, value in look.items():
            setattr(cursor, name, value)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)

    put([("{{cust", 150.0), ("omer}}", 100.0)], ParaAdjust=CENTER)
    put([("{", 100.0), ("{ti", 150.0), ("tle", 100.0), ("}", 150.0), ("}", 100.0)], ParaAdjust=CENTER)
    put([("Исполнитель: {{contr", 100.0), ("actor}}, {{", 150.0), ("city}} {{year}}", 100.0)], ParaAdjust=CENTER)
    table = d.createInstance("com.sun.star.text.TextTable")
    table.initialize(1, 2)
    text.insertTextContent(cursor, table, False)
    table.getCellByName("A1").String = "Шифр"
    cell = table.getCellByName("B1")
    inner = cell.createTextCursor()
    cell.insertString(inner, "{{desig", False)
    inner.CharWeight = 150.0
    cell.insertString(inner, "nation}}", False)
    cursor.gotoEnd(False)
    put([("{{con", 150.0), ("tent}}", 100.0)])
    text.insertString(cursor, "Приложено к договору от {{date}}", False)
    page.FooterIsOn = True
    foot = page.FooterText.createTextCursor()
    page.FooterText.insertString(foot, "Ред. {{ver", False)
    foot.CharWeight = 150.0
    page.FooterText.insertString(foot, "sion}}", False)
    save(d, "split.docx")


brand()
split()
