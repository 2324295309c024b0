import type { FileContent } from '../../electron/contract/api.ts';
import type { WordKey } from '../../electron/contract/words/index.ts';
import { host } from '../link/host.ts';

export type FileKind = 'pdf' | 'json' | 'csv';

/** The browser has taken the bytes by then. */
const TAKEN_MS = 60_000;

/** Makes PDF, JSON and CSV of a run. */
export const makeReport = (runId: string, interim: boolean): Promise<{ pdf: string; json: string; csv: string }> =>
  host.call('record.report', { runId, interim });

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

/** A file as an address that this page can give to the browser. */
function addressOfContent({ name, mime, base64 }: FileContent): { url: string; name: string } {
  const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mime }));
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
  return { url, name };
}
const addressOf = async (runId: string, kind: FileKind): Promise<{ url: string; name: string }> =>
  addressOfContent(await host.call('record.file', { runId, kind }));

/** Saves what the core has made where the browser puts its downloads. */
export const saveContent = (content: FileContent): void => void download(addressOfContent(content));

/** Saves a file where the browser puts its downloads. */
function download({ url, name }: { url: string; name: string }): WordKey {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  return 'made.downloaded';
}

/** Opens a file of a run with the program that the computer has for it; in a browser it is downloaded. Says which of them it was. */
export async function openReport(runId: string, kind: FileKind): Promise<WordKey> {
  const { opened } = await host.call('record.open', { runId, kind });
  return opened ? 'made.opened' : download(await addressOf(runId, kind));
}

/** Shows the folder of the report, where this computer has a screen for it. */
export async function showReport(runId: string): Promise<WordKey> {
  const { shown } = await host.call('record.show', { runId, kind: 'pdf' });
  return shown ? 'made.shown' : 'made.not-shown';
}

/** Opens the PDF where it can be printed: in the computer's own reader, or in a tab of the browser. */
export async function printReport(runId: string): Promise<WordKey> {
  const { opened } = await host.call('record.open', { runId, kind: 'pdf' });
  if (opened) return 'made.print-there';
  const file = await addressOf(runId, 'pdf');
  if (window.open(file.url)) return 'made.print-tab';
  download(file);
  return 'made.print-downloaded';
}
