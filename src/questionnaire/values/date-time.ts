import type { Site } from './places.ts';

/** The instant, or the span, a text names as an ISO 8601 date; 'unreadable' when it names none for sure. */
export function instantIn(
  _text: string,
  _site: Site | null,
  _writtenAt: Date | null,
): { value: string | { start: string; end: string } } | 'unreadable' {
  return 'unreadable';
}
