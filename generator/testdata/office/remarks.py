"""Plays the customer in LibreOffice: adds comments and tracked changes to a DOCX at seeded
places, saves it as DOCX, and tells in JSON what was done and where; then loads and saves
it once more.

    remarks.py IN.docx OUT.docx AGAIN.docx DONE.json SEED PROFILE
"""
import json
import os
import random
import re
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime

DOCX = 'MS Word 2007 XML'
# How many comments and how many changes go to which kind of place.
PLACES = {'prose': (45, 35), 'cell': (40, 30), 'caption': (12, 5), 'heading': (13, 5), 'title': (10, 5)}
AUTHORS = [('Анна', 'Заказчикова'), ('Петр', 'Проверкин')]


def value(name, v):
    p = PropertyValue()
    p.Name, p.Value = name, v
    return p


class Office:
    def __init__(self, profile):
        pipe = 'rd50-%d' % os.getpid()
        self.process = subprocess.Popen(
            ['soffice', '--headless', '--norestore', '-env:UserInstallation=file://' + profile, '--accept=pipe,name=%s;urp;' % pipe],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
        for _ in range(240):
            try:
                self.context = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)
                return
            except Exception:
                time.sleep(0.5)
        raise SystemExit('soffice does not answer')

    def make(self, service, *args):
        m = self.context.ServiceManager
        if args:
            return m.createInstanceWithArgumentsAndContext(service, args, self.context)
        return m.createInstanceWithContext(service, self.context)

    def load(self, name):
        """Without a window, for which this LibreOffice may have no files."""
        doc = self.make('com.sun.star.text.TextDocument')
        doc.load((value('URL', uno.systemPathToFileUrl(name)), value('FilterName', DOCX), value('Hidden', True)))
        return doc

    def save(self, doc, name):
        doc.storeToURL(uno.systemPathToFileUrl(name), (value('FilterName', DOCX),))

    def call(self, given, family):
        """Names the user, the author of tracked changes."""
        provider = self.make('com.sun.star.configuration.ConfigurationProvider')
        access = provider.createInstanceWithArguments('com.sun.star.configuration.ConfigurationUpdateAccess', (value('nodepath', '/org.openoffice.UserProfile/Data'),))
        access.setPropertyValue('givenname', given)
        access.setPropertyValue('sn', family)
        access.commitChanges()

    def end(self):
        try:
            self.make('com.sun.star.frame.Desktop').terminate()
        except Exception:
            pass
        try:
            self.process.wait(20)
        except Exception:
            self.process.kill()


def paragraphs(text):
    e = text.createEnumeration()
    while e.hasMoreElements():
        yield e.nextElement()


def places(doc):
    """Lists the paragraphs of the text with their kinds; those of cells with their rows."""
    out, title = [], True
    for p in paragraphs(doc.Text):
        if p.supportsService('com.sun.star.text.TextTable'):
            out += cells(p, title)
            continue
        style = p.ParaStyleName
        if style.startswith('Heading 1'):
            title = False
        kind = 'prose'
        if style.startswith('Heading'):
            kind = 'heading'
        elif style in ('Table Caption', 'caption'):
            kind = 'caption'
        elif style.startswith('Cover'):
            kind = 'title'
        if style.startswith('Contents') or style == 'Formula' or kind == 'title' and not title:
            continue
        out.append({'kind': kind, 'paragraph': p, 'text': p.String})
    return out


def cells(table, title):
    rows, found = {}, []
    for name in table.CellNames:
        m = re.fullmatch('([A-Za-z]+)([0-9]+)', name)
        if not m:
            continue  # joined cells are named otherwise
        texts = list(paragraphs(table.getCellByName(name)))
        row = rows.setdefault(m.group(2), [])
        row.append('\n'.join(p.String for p in texts))
        for p in texts:
            found.append({'kind': 'title' if title else 'cell', 'paragraph': p, 'text': p.String, 'row': row, 'cell': len(row) - 1})
    return found


def words(text):
    return [(m.start(), m.end()) for m in re.finditer(r'[^\W_]+', text)]


def spot(place, rng, most):
    """A cursor over some words of a paragraph."""
    found = words(place['text'])
    first = rng.randrange(len(found))
    last = min(len(found) - 1, first + rng.randrange(most))
    p = place['paragraph']
    cursor = p.Text.createTextCursorByRange(p.Start)
    cursor.goRight(found[first][0], False)
    cursor.goRight(found[last][1] - found[first][0], True)
    # A field counts as one sign, so that the cursor may stand elsewhere, but in the paragraph.
    if not words(cursor.String) or p.Text.compareRegionEnds(cursor, p.End) < 0:
        cursor = p.Text.createTextCursorByRange(p.Start)
        cursor.gotoRange(p.End, True)
    return cursor


def comment(doc, place, n, rng):
    cursor = spot(place, rng, 6)
    quote = cursor.String
    a = doc.createInstance('com.sun.star.text.textfield.Annotation')
    a.Author = ' '.join(AUTHORS[n % 2])
    a.Content = 'Замечание № %d: уточнить.' % n
    d = DateTime()
    d.Year, d.Month, d.Day, d.Hours, d.Minutes = 2026, 11, 1 + n % 28, 9 + n % 8, n % 60
    a.DateTimeValue = d
    place['paragraph'].Text.insertTextContent(cursor, a, True)
    return {'as': 'comment', 'author': a.Author, 'text': a.Content, 'quote': quote,
            'date': '2026-11-%02dT%02d:%02d:00Z' % (d.Day, d.Hours, d.Minutes)}


def change(place, n, rng):
    cursor = spot(place, rng, 3)
    text = cursor.String
    if n % 2:
        cursor.setString('')
        return {'as': 'deletion', 'text': text}
    cursor.collapseToEnd()
    text = ' вставка%d' % n
    cursor.Text.insertString(cursor, text, False)
    return {'as': 'insertion', 'text': text}


def main(source, marked, again, done, seed, profile):
    rng = random.Random(int(seed))
    office = Office(profile)
    try:
        office.call(*AUTHORS[0])
        doc = office.load(source)
        pool = {}
        for p in places(doc):
            if words(p['text']):
                pool.setdefault(p['kind'], []).append(p)
        taken = {kind: rng.sample(pool[kind], sum(n)) for kind, n in PLACES.items()}
        told = []

        def tell(place, record):
            record.update({k: place[k] for k in ('kind', 'row', 'cell') if k in place}, paragraph=place['text'])
            told.append(record)

        n = 0
        for kind, (comments, _) in PLACES.items():
            for place in taken[kind][:comments]:
                tell(place, comment(doc, place, n, rng))
                n += 1
        doc.RecordChanges = True
        n = 0
        for author in AUTHORS:
            office.call(*author)
            for kind, (comments, changes) in PLACES.items():
                share = taken[kind][comments:]
                half = len(share) // 2
                for place in share[:half] if author is AUTHORS[0] else share[half:]:
                    record = change(place, n, rng)
                    record['author'] = ' '.join(author)
                    tell(place, record)
                    n += 1
        doc.RecordChanges = False
        office.save(doc, marked)
        doc.close(True)
        doc = office.load(marked)
        office.save(doc, again)
        doc.close(True)
    finally:
        office.end()
    with open(done, 'w', encoding='utf-8') as f:
        json.dump(told, f, ensure_ascii=False, indent=1)


main(*sys.argv[1:])
