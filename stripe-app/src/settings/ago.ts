const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** Time since a moment, such as “3 hours ago”. */
export function ago(moment: string | undefined, now: Date): string {
  if (moment === undefined) {
    return 'none yet';
  }
  const seconds = Math.floor((now.getTime() - Date.parse(moment)) / 1000);
  if (seconds < MINUTE) {
    return 'just now';
  }
  if (seconds < HOUR) {
    return format.format(-Math.floor(seconds / MINUTE), 'minute');
  }
  return seconds < DAY
    ? format.format(-Math.floor(seconds / HOUR), 'hour')
    : format.format(-Math.floor(seconds / DAY), 'day');
}
