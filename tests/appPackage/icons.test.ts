import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { readPng, type Picture } from './png.ts';

const icon = async (name: string): Promise<Picture> =>
  readPng(await readFile(new URL(`../../appPackage/${name}`, import.meta.url)));

describe('the colour icon', () => {
  test('is 192 × 192, opaque, on a plain square', async () => {
    const { width, height, pixels } = await icon('color.png');
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    const isMark = (index: number): boolean => pixels[index]?.join() !== pixels[0]?.join();
    const edge = [...pixels.keys()].filter((index) => {
      const [x, y] = [index % width, Math.floor(index / width)];
      return x < 36 || y < 36 || x >= 156 || y >= 156;
    });
    expect(edge.some(isMark)).toBe(false);
    expect([...pixels.keys()].some(isMark)).toBe(true);
  });

  test('has the accent colour of the manifest', async () => {
    const { pixels } = await icon('color.png');
    const manifest = JSON.parse(await readFile(new URL('../../appPackage/manifest.json', import.meta.url), 'utf8')) as {
      accentColor: string;
    };
    const [red = 0, green = 0, blue = 0] = pixels[0] ?? [];
    const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('');
    expect(manifest.accentColor.toLowerCase()).toBe(`#${hex}`);
  });
});

describe('the outline icon', () => {
  test('is 32 × 32, white on transparent and nothing else', async () => {
    const { width, height, pixels } = await icon('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const seen = pixels.filter(([, , , alpha]) => alpha > 0);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(([red, green, blue]) => red < 255 || green < 255 || blue < 255)).toEqual([]);
    expect(pixels.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(seen.length / 2);
  });

  test('fills the square: Teams adds the margin itself', async () => {
    const { width, height, pixels } = await icon('outline.png');
    const seen = [...pixels.keys()].filter((index) => (pixels[index]?.[3] ?? 0) > 0);
    const columns = seen.map((index) => index % width);
    const rows = seen.map((index) => Math.floor(index / width));
    expect([Math.min(...columns), Math.max(...columns)]).toEqual([0, width - 1]);
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([0, height - 1]);
  });
});
