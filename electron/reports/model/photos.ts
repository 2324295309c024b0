import type { AttachmentRecord, RunEvent, RunRecord } from '../../contract/run.ts';
import { actionWords } from '../../contract/site-action.ts';
import type { Source } from './basis.ts';
import { both, bothOf } from './texts.ts';
import type { Photo, Section } from './document.ts';

/** Formats that the compiler draws; others are listed. */
const DRAWN: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' };
export const photoFile = (attachment: AttachmentRecord): string | undefined =>
  DRAWN[attachment.mime] && `photo-${attachment.id.replaceAll(/[^A-Za-z0-9-]/g, '')}.${DRAWN[attachment.mime]}`;

/** Photos of a record in the order in which they are printed and numbered. */
const photosOf = ({ attachments }: RunRecord): AttachmentRecord[] => attachments.filter(({ kind }) => kind === 'photo');

/** Numbers of the photos that show an event or an answer, as section 8 has them. */
export function photoNumbers(record: RunRecord, { photos = [] }: Pick<RunEvent, 'photos'>): number[] {
  const all = photosOf(record);
  return photos.map((id) => 1 + all.findIndex((one) => one.id === id)).filter((n) => n > 0);
}

/** What a photo shows: a reading, what somebody noted, or what its sender called it. */
function captionOf({ attempts, events }: RunRecord, { id, name }: AttachmentRecord): Photo['caption'] {
  const readings = attempts.flatMap(({ measurements }) => measurements.flatMap((one) => one.readings));
  if (readings.some(({ photo }) => photo === id)) return both('report.photo.reading');
  const searches = attempts.flatMap(({ steps }) => steps.flatMap(({ locate }) => locate ?? []));
  for (const { site, told } of searches) {
    const shown = told.find(({ photos }) => photos?.includes(id));
    if (shown) return bothOf(actionWords(site.line, shown.action));
  }
  const event = events.find(({ photos }) => photos?.includes(id));
  if (!event) return both('report.photo.named', { name });
  return event.message.code === 'event.mark-plain' ? both('report.photo.marked') : bothOf(event.message);
}

function photoOf(source: Source, attachment: AttachmentRecord, drawn: ReadonlySet<string>): Photo {
  const file = drawn.has(attachment.id) ? photoFile(attachment) : undefined;
  const caption = captionOf(source.record, attachment);
  return { file, caption, at: Math.floor(attachment.atMs / 1000), sha256: attachment.sha256 };
}

/** Section 8. `drawn`: ids of the attachments whose bytes the compiler can draw. */
export function photosSection(source: Source, drawn: ReadonlySet<string>): Section {
  const { attachments } = source.record;
  const photos = photosOf(source.record).map((a) => photoOf(source, a, drawn));
  const files = attachments
    .filter((a) => a.kind === 'file')
    .map((a) => both('report.photo.file', { name: a.name, size: a.size, sha: a.sha256 }));
  const paragraphs = photos.length + files.length ? files : [both('report.photo.none')];
  return { id: 'photos', title: both('report.section.photos'), photos, paragraphs };
}
