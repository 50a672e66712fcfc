const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** How long ago something was, as people say it. */
export function ago(moment: string | undefined, now: Date): string {
  if (moment === undefined) {
    return 'none yet';
  }
  const seconds = Math.floor((now.getTime() - Date.parse(moment)) / 1000);
  if (seconds < MINUTE) {
    return 'just now';
  }
  if (seconds < HOUR) {
    return words.format(-Math.floor(seconds / MINUTE), 'minute');
  }
  return seconds < DAY
    ? words.format(-Math.floor(seconds / HOUR), 'hour')
    : words.format(-Math.floor(seconds / DAY), 'day');
}
