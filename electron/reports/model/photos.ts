import type { AttachmentRecord } from '../../contract/run.ts';
import type { Source } from './basis.ts';
import { both } from './texts.ts';
import type { Photo, Section } from './document.ts';

/** Formats that the compiler draws; others are listed. */
const DRAWN: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' };
export const photoFile = (attachment: AttachmentRecord): string | undefined =>
  DRAWN[attachment.mime] && `photo-${attachment.id.replaceAll(/[^A-Za-z0-9-]/g, '')}.${DRAWN[attachment.mime]}`;

function photoOf(source: Source, attachment: AttachmentRecord, drawn: ReadonlySet<string>): Photo {
  const reading = source.record.attempts
    .flatMap(({ measurements }) => measurements)
    .some(({ readings }) => readings.some(({ photo }) => photo === attachment.id));
  const caption = reading ? both('report.photo.reading') : both('report.photo.named', { name: attachment.name });
  const file = drawn.has(attachment.id) ? photoFile(attachment) : undefined;
  return { file, caption, at: Math.floor(attachment.atMs / 1000), sha256: attachment.sha256 };
}

/** Section 8. `drawn`: ids of the attachments whose bytes the compiler can draw. */
export function photosSection(source: Source, drawn: ReadonlySet<string>): Section {
  const { attachments } = source.record;
  const photos = attachments.filter((a) => a.kind === 'photo').map((a) => photoOf(source, a, drawn));
  const files = attachments
    .filter((a) => a.kind === 'file')
    .map((a) => both('report.photo.file', { name: a.name, size: a.size, sha: a.sha256 }));
  const paragraphs = photos.length + files.length ? files : [both('report.photo.none')];
  return { id: 'photos', title: both('report.section.photos'), photos, paragraphs };
}
