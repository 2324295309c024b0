import { host } from '../../host.ts';

export type FileKind = 'pdf' | 'json' | 'csv';

/** Makes PDF, JSON and CSV of a run. */
export const makeReport = (runId: string, interim: boolean): Promise<{ pdf: string; json: string; csv: string }> =>
  host.call('record.report', { runId, interim });

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

/** Saves a file of a run where the browser puts its downloads. */
async function download(runId: string, kind: FileKind): Promise<void> {
  const { name, mime, base64 } = await host.call('record.file', { runId, kind });
  const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Opens a file of a run with the program that the computer has for it; in a browser it is downloaded. */
export async function openReport(runId: string, kind: FileKind): Promise<void> {
  const { opened } = await host.call('record.open', { runId, kind });
  if (!opened) await download(runId, kind);
}
