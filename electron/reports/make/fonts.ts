import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProject } from '../../files/index.ts';
import { readCharacters, type Characters } from './glyphs.ts';

/** The two weights of Noto Sans SC (SIL Open Font License 1.1) that the report is set in, and nothing else. */
const WEIGHTS = [
  { file: 'NotoSansSC_400Regular.ttf', folder: '400Regular' },
  { file: 'NotoSansSC_700Bold.ttf', folder: '700Bold' },
] as const;

/** The packed app carries the fonts as resources; in the sources they come from the package. */
function pathOf({ file, folder }: (typeof WEIGHTS)[number]): string {
  const packed = inProject(`resources/fonts/${file}`);
  if (existsSync(packed)) return packed;
  const entry = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc'));
  return join(dirname(entry), folder, file);
}

/** Where both weights lie, regular first. */
export const fontPaths = (): string[] => WEIGHTS.map((weight) => pathOf(weight));

export interface Fonts {
  blobs: Buffer[];
  /** Characters that every weight has a glyph for. */
  characters: Characters;
}

let loaded: Fonts | undefined;
/** Reads both weights once; 21 MB. */
export function loadFonts(): Fonts {
  if (loaded) return loaded;
  const blobs = fontPaths().map((path) => readFileSync(path));
  loaded = { blobs, characters: readCharacters(blobs) };
  return loaded;
}
