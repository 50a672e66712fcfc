import { describe, expect, it } from 'vitest';
import { ago } from '../src/settings/ago';

const NOW = new Date('2026-11-20T12:00:00Z');

describe('how long ago', () => {
  it.each([
    [undefined, 'none yet'],
    ['2026-11-20T12:00:30Z', 'just now'],
    ['2026-11-20T11:59:01Z', 'just now'],
    ['2026-11-20T11:59:00Z', '1 minute ago'],
    ['2026-11-20T11:00:01Z', '59 minutes ago'],
    ['2026-11-20T11:00:00Z', '1 hour ago'],
    ['2026-11-19T12:00:01Z', '23 hours ago'],
    ['2026-11-19T12:00:00Z', '1 day ago'],
    ['2026-08-20T12:00:00Z', '92 days ago'],
  ])('is shown for %s', (moment, text) => {
    expect(ago(moment, NOW)).toBe(text);
  });
});
