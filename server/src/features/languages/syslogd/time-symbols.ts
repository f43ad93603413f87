/** Time symbols in paths of syslogd, filled in for a moment (reference: syslogd, symbols). Names are those of the C locale. */

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function valueOf(symbol: string, now: Date): string | undefined {
  const [hour, weekday] = [now.getHours(), now.getDay()];
  const dayOfYear = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(now.getFullYear(), 0, 1)) / 86_400_000);
  switch (symbol) {
    case 'Y': return String(now.getFullYear());
    case 'y': return pad(now.getFullYear() % 100);
    case 'm': return pad(now.getMonth() + 1);
    case 'd': return pad(now.getDate());
    case 'j': return pad(dayOfYear + 1, 3);
    case 'H': return pad(hour);
    case 'I': return pad(hour % 12 || 12);
    case 'p': return hour < 12 ? 'AM' : 'PM';
    case 'M': return pad(now.getMinutes());
    case 'S': return pad(now.getSeconds());
    case 'B': return months[now.getMonth()];
    case 'b': return months[now.getMonth()]?.slice(0, 3);
    case 'A': return days[weekday];
    case 'a': return days[weekday]?.slice(0, 3);
    case 'w': return String(weekday);
    case 'U': return pad(Math.floor((dayOfYear + 7 - weekday) / 7));
    case 'W': return pad(Math.floor((dayOfYear + 7 - ((weekday + 6) % 7)) / 7));
    case '%': return '%';
    default: return undefined;
  }
}

/** The path as it would be if syslogd read its configuration at `now`; symbols that are not known, and %Z, stay as they are. */
export function expandTime(path: string, now: Date): string {
  return path.replace(/%(.)/g, (written, symbol: string) => valueOf(symbol, now) ?? written);
}
