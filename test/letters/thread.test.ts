import { describe, expect, it } from 'vitest';
import { threadHeaders } from '../../src/letters/thread.ts';

const sign = (letterKey: string) => `<signed-${letterKey}@example.com>`;

describe('The thread of a letter', () => {
  it('hangs under the mail it answers, with an id of ours before it', () => {
    const thread = {
      references: ['<1@a.example>', '<2@a.example>'],
      answers: { messageId: '<3@a.example>' },
    };
    expect(threadHeaders(thread, sign)).toEqual({
      inReplyTo: '<3@a.example>',
      references: ['<1@a.example>', '<2@a.example>', '<signed-thread@example.com>', '<3@a.example>'],
    });
  });

  it('carries our id also under a mail without Message-ID', () => {
    expect(threadHeaders({ references: [], answers: null }, sign)).toEqual({
      inReplyTo: null,
      references: ['<signed-thread@example.com>'],
    });
  });

  it('keeps the beginning and the end of a long one', () => {
    const references = Array.from({ length: 500 }, (_, place) => `<${place}@a.example>`);
    const { references: kept } = threadHeaders({ references, answers: null }, sign);
    expect(kept).toHaveLength(11);
    expect(kept.slice(0, 2)).toEqual(['<0@a.example>', '<491@a.example>']);
  });

  it.each(['<a b@c>', '<a@b>\r\nBcc: x@y.example', 'a@b', `<${'a'.repeat(1000)}@b>`, '<>', '<ñ@b>'])(
    'leaves out what is no Message-ID (%j)',
    hostile => {
      const thread = { references: [hostile], answers: { messageId: hostile } };
      expect(threadHeaders(thread, sign)).toEqual({
        inReplyTo: null,
        references: ['<signed-thread@example.com>'],
      });
    },
  );
});
