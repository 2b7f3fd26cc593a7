import type { Contents } from '../../model/contents.ts';
import { type Problem, show } from '../../model/problem.ts';
import { afterGap, instantsOf, inZone, parseTime } from '../../text/zoned-time.ts';

/** Returns problems of times without an offset that clocks in `zone` skip or show twice. */
export function checkTimes({ articles }: Contents, zone: string): Problem[] {
  return articles.flatMap(({ file, data: { date } }): Problem[] => {
    const { day, clock, offset } = parseTime(date) ?? {};
    if (day === undefined || clock === undefined || offset !== undefined) return [];
    const instants = instantsOf(day, clock, zone);
    const [first, second] = instants.map((instant) => inZone(instant, zone));
    if (first === undefined)
      return [
        {
          name: 'time-skipped',
          ...{ file, field: 'date' },
          found: `${show(date)}, a time that clocks skip in ${zone}`,
          expected: 'a time that exists in the time zone of the publication',
          fix: `date: ${inZone(afterGap(day, clock, zone), zone)}`,
        },
      ];
    if (second === undefined) return [];
    return [
      {
        name: 'time-ambiguous',
        ...{ file, field: 'date' },
        found: `${show(date)}, a time that clocks show twice in ${zone}`,
        expected: 'the time with its offset from UTC',
        fix: `for the earlier one, write\ndate: ${first}\nfor the later one, write\ndate: ${second}`,
      },
    ];
  });
}
