import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { TributaryError } from '../../contract/errors.ts';
import { inProject } from '../../files/index.ts';
import { loadFonts } from './fonts.ts';

/** Papers that the program makes, each a template of its own. */
export type Paper = 'report' | 'digest' | 'opening' | 'progress' | 'job' | 'ticket' | 'operation' | 'planned';

/** Everything a document is made from, by name. */
export interface Parts {
  paper: Paper;
  inputs: Record<string, string>;
  files: ReadonlyMap<string, Uint8Array>;
}

const FOLDER = inProject('resources/report/');
const TEMPLATE_FILES = [
  'paper.typ',
  'fault.typ',
  'report.typ',
  'digest.typ',
  'opening.typ',
  'progress.typ',
  'job.typ',
  'ticket.typ',
  'operation.typ',
  'planned.typ',
  'simulated.svg',
];
/** Compilations that the memory of layouts outlives. */
const CACHE_AGE = 3;

let compiler: NodeCompiler | undefined;
/** Loaded with the first report, not with the program: 36 MB of machine code and 21 MB of fonts. */
function getCompiler(): NodeCompiler {
  if (compiler) return compiler;
  const typst = createRequire(import.meta.url)(
    '@myriaddreamin/typst-ts-node-compiler',
  ) as typeof import('@myriaddreamin/typst-ts-node-compiler');
  compiler = typst.NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: loadFonts().blobs }] });
  for (const name of TEMPLATE_FILES) compiler.mapShadow(join(FOLDER, name), readFileSync(join(FOLDER, name)));
  return compiler;
}

/** The same bytes as a Buffer, not copied. */
const view = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

/** PDF/A-3a: kept for years, tagged for screen readers, the record attached. The compiler writes one standard into a file; it vouches for PDF/UA-1 too (a test asks it). */
const STANDARD = 'a-3a';

/** The parts as a PDF of the standard. Throws what the compiler says. */
function compile(
  main: { mainFilePath: string } | { mainFileContent: string },
  parts: Omit<Parts, 'paper'>,
  pdfStandard: string,
): Buffer {
  const typst = getCompiler();
  const shadows = [...parts.files.keys()].map((name) => join(FOLDER, name));
  for (const [name, bytes] of parts.files) typst.mapShadow(join(FOLDER, name), view(bytes));
  try {
    const result = typst.compile({ ...main, inputs: parts.inputs, resetRead: true });
    const document = result.result;
    if (document) return typst.pdf(document, { pdfStandard });
    const problem = result.takeError();
    throw new Error(problem ? JSON.stringify(typst.fetchDiagnostics(problem)).slice(0, 2000) : 'no document');
  } finally {
    for (const path of shadows) typst.unmapShadow(path);
    typst.evictCache(CACHE_AGE);
  }
}

/** The report as PDF/A-3a. Errors: `report-failed`. */
export function compileReport(parts: Parts, pdfStandard = STANDARD): Buffer {
  try {
    return compile({ mainFilePath: join(FOLDER, `${parts.paper}.typ`) }, parts, pdfStandard);
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    throw new TributaryError('report-failed', `${parts.paper}.typ`, { text }, { cause: thrown });
  }
}

/** True if the compiler can draw the bytes of a picture: a broken photo must not cost the report. */
export function canDraw(name: string, bytes: Uint8Array): boolean {
  const main = `#set document(date: datetime(year: 2000, month: 1, day: 1))\n#image(sys.inputs.picture, width: 1cm, alt: "-")`;
  try {
    compile({ mainFileContent: main }, { inputs: { picture: name }, files: new Map([[name, bytes]]) }, STANDARD);
    return true;
  } catch {
    return false;
  }
}
