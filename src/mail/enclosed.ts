import { safeFileName } from './attachment-name.ts';
import { readDocx } from './docx.ts';
import { claimedKind } from './enclosed-kind.ts';
import type { Enclosed, Flaw, Mail } from './mail.ts';
import { type Allowance, OfficeFile } from './office-file.ts';
import type { Part } from './parts.ts';
import { readXlsx } from './xlsx.ts';
import { isZip, readZip } from './zip.ts';

/** The texts of attachments, and what was not as it should be. */
export interface Opened {
  enclosed: Enclosed[];
  flaws: Flaw[];
}

/** Reads a mail within the mail; null where mails are nested too deep. */
export type InnerReader = ((bytes: Buffer) => Promise<Mail>) | null;

const nothing: Opened = { enclosed: [], flaws: [] };

/**
 * Opens the attachments that may hold a questionnaire: mails by name or type, documents by what is in them, whatever
 * they are called. One that is not what it claims to be, or is too large, is a flaw; any other file is passed over.
 */
export async function openEnclosed(
  files: readonly Part[],
  allowance: Allowance,
  readInner: InnerReader,
): Promise<Opened> {
  const opened: Opened[] = [];
  for (const part of files) opened.push(await open(part, allowance, readInner));
  return {
    enclosed: opened.flatMap(({ enclosed }) => enclosed),
    flaws: opened.flatMap(({ flaws }) => flaws),
  };
}

async function open(part: Part, allowance: Allowance, readInner: InnerReader): Promise<Opened> {
  const claimed = claimedKind(part);
  if (claimed === null && !isZip(part.bytes)) return nothing;
  if (allowance.files === 0) return flawed(claimed && 'too-many-attachments');
  allowance.files -= 1;
  if (part.size > part.bytes.length) return flawed(claimed && 'attachment-too-large');
  if (isZip(part.bytes)) return openDocument(part, claimed !== null, allowance);
  return claimed === 'mail' ? openMail(part, readInner) : flawed('attachment-unreadable');
}

function openDocument(part: Part, isClaimed: boolean, allowance: Allowance): Opened {
  const entries = readZip(part.bytes);
  if (entries === 'too large') return flawed(isClaimed && 'attachment-too-large');
  if (entries === 'unreadable') return flawed(isClaimed && 'attachment-unreadable');
  const file = new OfficeFile(part.bytes, entries, allowance);
  const main = file.mainPart();
  const kind = main?.startsWith('word/') ? 'docx' : main?.startsWith('xl/') ? 'xlsx' : null;
  if (main === null || kind === null) return flawed(isClaimed && 'attachment-unreadable');
  const { rows, whole } = kind === 'docx' ? readDocx(file.read(main) ?? '') : readXlsx(file, main);
  return {
    enclosed: enclosing(part, { kind, from: null, date: null, text: { plain: [], html: rows } }),
    flaws: [...file.flaws, ...(whole ? [] : (['attachment-cut'] as const))],
  };
}

/** A mail's own text, and what is enclosed in it. */
async function openMail(part: Part, readInner: InnerReader): Promise<Opened> {
  if (readInner === null) return flawed('attachment-cut');
  try {
    const { from, date, text, enclosed, flaws } = await readInner(part.bytes);
    return {
      enclosed: [...enclosing(part, { kind: 'mail', from, date, text }), ...enclosed],
      flaws: flaws.map(asEnclosed),
    };
  } catch {
    // There was nothing to read.
    return flawed('attachment-unreadable');
  }
}

function enclosing({ fileName }: Part, content: Omit<Enclosed, 'fileName'>): Enclosed[] {
  const { plain, html } = content.text;
  return plain.length + html.length === 0 ? [] : [{ fileName: safeFileName(fileName), ...content }];
}

/** A flaw of a mail within, as the mail around it has it. */
function asEnclosed(flaw: Flaw): Flaw {
  return flaw.startsWith('attachment-') ? flaw : 'attachment-cut';
}

function flawed(flaw: Flaw | false | null): Opened {
  return flaw ? { enclosed: [], flaws: [flaw] } : nothing;
}
