import type { Part } from './parts.ts';

const documentName = /\.(?:doc|xls)[xm]$|\.(?:dot|xlt)[xm]$/i;
const documentType =
  /^application\/vnd\.(?:openxmlformats-officedocument\.(?:wordprocessingml|spreadsheetml)\b|ms-(?:word|excel)\..*macroenabled)/;
const mailName = /\.eml$/i;
const mailType = /^message\/(?:rfc822|global)$/;

/** What an attachment is by its name or declared type, if it is something that may hold a questionnaire. */
export function claimedKind({
  contentType,
  fileName,
}: Pick<Part, 'contentType' | 'fileName'>): 'document' | 'mail' | null {
  const name = fileName?.trim() ?? '';
  if (documentName.test(name)) return 'document';
  if (mailName.test(name) || mailType.test(contentType)) return 'mail';
  return documentType.test(contentType) ? 'document' : null;
}
