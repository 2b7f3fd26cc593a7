/** Minutes after midnight: full hours are when the most workflows wait. */
const minute = 17;

/**
 * Returns a cron expression for shortly after midnight in a time zone. Cron on GitHub is in UTC, so in a zone with summer time the hour is
 * that of the time of year in which the file is generated.
 */
export function dailyCron(timeZone: string, now: Date): string {
  // At a full hour: in zones with a part of an hour, the result is then after midnight, not before it.
  const at = new Date(now).setUTCMinutes(0);
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at),
  );
  return `${minute} ${(now.getUTCHours() - hour + 24) % 24} * * *`;
}
