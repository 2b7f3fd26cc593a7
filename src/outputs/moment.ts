/** Days in frontmatter are days in UTC; machines want the time zone said: `2026-11-22T00:00:00Z` (RFC 3339). */
export const moment = (day: string): string => `${day}T00:00:00Z`;
