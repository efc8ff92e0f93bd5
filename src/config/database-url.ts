import * as z from 'zod';
import type { About } from './understood.ts';

/** The URL of the database: `sqlite:` and a path. It is never shown, because it may hold a password. */
export function databaseUrl(about: About) {
  return z
    .string()
    .meta({ ...about, writeOnly: true })
    .superRefine((url, context) => {
      if (/^postgres(ql)?:/i.test(url)) {
        const message = 'PostgreSQL comes with a later version';
        context.addIssue({ code: 'custom', message, params: { remedy: 'use sqlite:PATH for now' } });
      } else if (!sqlite.test(url)) {
        context.addIssue({ code: 'custom', message: 'is not sqlite: and the path of a file' });
      }
    });
}

// sqlite:///var/acuse.db is the same file as sqlite:/var/acuse.db; with two slashes `var` would be a host. What is
// kept in memory only would be lost.
const sqlite = /^sqlite:(?!\/\/[^/]|:memory:).*[^/]$/;
