#!/usr/bin/python3
"""struct_text.py PDF MARKDOWN: the words that poppler reads from a PDF's structure
tree, in its order, are those of the Markdown of the same report."""
import re
import subprocess
import sys


def words(text):
    return re.findall(r"[^\W_]+", text.lower().replace("\u00ad", ""))


def structure(pdf):
    """The text of all elements; that of figures and formulas stands in their Alt, and
    the page numbers of the contents are on paper only."""
    said = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", pdf], check=True, capture_output=True, text=True).stdout
    out, hidden, entry = [], None, None
    for line in said.splitlines():
        depth = len(line) - len(line.lstrip(" "))
        if hidden is not None and depth <= hidden:
            hidden = None
        string = re.fullmatch(r'\s*"(.*)"', line)
        if not string:
            if not line.strip().startswith("Object"):
                out.append("\n")
            name = line.split()[0].rstrip(":") if line.split() else ""
            if entry is not None and depth <= entry:
                entry = None
                while not out[-1].strip():
                    out.pop()
                out[-1] = re.sub(r"\d+\s*$", "", out[-1]) + "\n"
            if name in ("Figure", "Formula") and hidden is None:
                hidden = depth
            if name == "TOCI":
                entry = depth
        elif hidden is None:
            out.append(string[1])
    return "".join(out)  # a word may go on on the next page: blanks are in the text


def markdown(path):
    text = open(path, encoding="utf-8").read()
    for form, to in (
        (r"(?m)^(# ПРИЛОЖЕНИЕ\s\S+)(.*)\n\n(\(.*\))$", r"\1 \3 \2"),  # ГОСТ 7.32-2017, 6.17.3
        (r"(?m)^\[[^\]^]*\]: .*$", ""),
        (r"!\[[^\]]*\]\[[^\]]*\]", ""),
        (r"(?s)\$\$.*?\$\$|\$[^$\n]+\$", " "),
        (r"\]\((#[^)]*|<[^>]*>|http[^)]*)\)", "]"),
        (r"(?m)^```\w*$", ""),
        (r"<br>", " "),
        (r"</?su[bp]>", ""),
        (r"</?(?:table|thead|tbody|t[rhd])\b[^>\n]*>", " "),  # joined cells
    ):
        text = re.sub(form, to, text)
    return text


got, want = words(structure(sys.argv[1])), words(markdown(sys.argv[2]))
for i, pair in enumerate(zip(got, want)):
    if pair[0] != pair[1]:
        sys.exit(f"word {i}: the structure says\n{' '.join(got[max(0, i - 8):i + 8])}\nwant\n{' '.join(want[max(0, i - 8):i + 8])}")
if len(got) != len(want):
    sys.exit(f"{len(got)} words in the structure, {len(want)} in the Markdown")
print(f"{len(got)} words")
