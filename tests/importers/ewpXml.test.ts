import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXml } from '../../bot/importers/ewpXml.ts';
import { MAX_FILE_BYTES } from '../../bot/importers/preview.ts';
import { bytes, latin1, refusal } from './files.ts';

const read = (text: string) => readXml(bytes(text));
const refused = (file: Uint8Array) => refusal(() => readXml(file));

describe('what is read', () => {
  test('values stay text, prefixes go, attributes stay', () => {
    expect(read('<x:a xmlns:x="urn:x"><x:code v6-value="031">0314</x:code><b> 5 </b><c/></x:a>')).toEqual({
      root: 'a',
      namespace: 'urn:x',
      content: { code: { '#text': '0314', '@v6-value': '031' }, b: '5', c: '' },
    });
  });

  test('a default namespace is found behind declaration and comments, and none is none', () => {
    expect(read('<?xml version="1.0"?><!-- <b xmlns="no"/> -->\n<a\n xmlns="urn:a"\n></a>').namespace).toBe('urn:a');
    expect(read('<a><b xmlns="urn:b">1</b></a>').namespace).toBeNull();
  });

  test('entities of XML and numbered characters are decoded once, CDATA and comments do not show', () => {
    expect(read('<a>983/E+/III14&amp;15</a>').content).toBe('983/E+/III14&15');
    expect(read('<a>&amp;amp;</a>').content).toBe('&amp;');
    expect(read('<a>H&#229;kan &#xD6;berg &lt;&gt;&quot;&apos;</a>').content).toBe('Håkan Öberg <>"\'');
    expect(read('<a>1998-01-01<!-- updated --></a>').content).toBe('1998-01-01');
    expect(read('<a><![CDATA[x < y]]></a>').content).toBe('x < y');
  });

  test('any text survives the way through an element', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.trim() === value && !/[\0-\x1f\x7f]/.test(value));
    fc.assert(
      fc.property(text, (value) => {
        const escaped = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        expect(read(`<a>${escaped}</a>`).content).toBe(value);
      }),
    );
  });

  test('the declared encoding is followed, and a BOM', () => {
    expect(readXml(latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>Umeå</a>')).content).toBe('Umeå');
    expect(readXml(Buffer.concat([latin1('<?xml version="1.0" encoding="windows-1252"?><a>'), Buffer.from([0x96]), latin1('</a>')])).content).toBe('–');
    expect(read('\ufeff<a>Umeå</a>').content).toBe('Umeå');
    expect(readXml(Buffer.from('\ufeff<a>Umeå</a>', 'utf16le')).content).toBe('Umeå');
  });
});

describe('what is refused', () => {
  test('an empty file', async () => {
    expect(await refused(new Uint8Array())).toEqual(['emptyFile', {}]);
    expect(await refused(bytes(' \n'))).toEqual(['emptyFile', {}]);
  });

  test('more than 40 MB, before anything is read', async () => {
    expect(await refused(new Uint8Array(MAX_FILE_BYTES + 1))).toEqual(['tooBig', { megabytes: '40' }]);
    expect(MAX_FILE_BYTES).toBe(40 * 1024 * 1024);
  });

  test.each([
    ['an element that is not closed', '<a><b></a>', '1'],
    ['a file that ends too early', '<a>\n<b>', '1'],
    ['no XML at all', 'Namn;E-post', '1'],
    ['a bare ampersand', '<a>\nA & B</a>', '2'],
    ['an attribute without quotes', '<a x=1></a>', '1'],
    ['only a comment', '<!-- a -->', '1'],
    ['an entity that nobody defined', '<a>&aring;</a>', '?'],
    ['elements nested without end', '<a>'.repeat(5000) + '</a>'.repeat(5000), '?'],
  ])('%s', async (_what, text, line) => {
    expect(await refused(bytes(text))).toEqual(['notXml', { line, detail: expect.any(String) }]);
  });

  test('a document type, so that no entity of its own is ever expanded', async () => {
    const billionLaughs = `<?xml version="1.0"?>
      <!DOCTYPE lolz [
        <!ENTITY lol "lol">
        <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
        <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
      ]>
      <a>&lol3;</a>`;
    expect(await refused(bytes(billionLaughs))).toEqual(['hasDoctype', {}]);
    expect(await refused(bytes('<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>'))).toEqual(['hasDoctype', {}]);
    expect(await refused(bytes('<!doctype html><html></html>'))).toEqual(['hasDoctype', {}]);
  });

  test('several documents in a row', async () => {
    expect(await refused(bytes('<la></la><la></la>'))).toEqual(['severalRoots', { roots: 'la' }]);
    expect(await refused(bytes('<a/><b/>'))).toEqual(['severalRoots', { roots: 'a, b' }]);
  });

  test('bytes that are not in the encoding they claim', async () => {
    expect(await refused(latin1('<a>Umeå</a>'))).toEqual(['wrongEncoding', { encoding: 'utf-8' }]);
    expect(await refused(bytes('<?xml version="1.0" encoding="klingon"?><a/>'))).toEqual(['wrongEncoding', { encoding: 'klingon' }]);
  });
});
