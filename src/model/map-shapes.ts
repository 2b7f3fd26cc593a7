/** Shapes of the marks of places around 0, 0: for a place without a group, then for each group, so that they differ in black and white. */
export const shapes = [
  'M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0',
  'M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0',
  'M0-4.6 4.6 0 0 4.6-4.6 0z',
  'M-3.3-3.3h6.6v6.6h-6.6z',
  'M0-4.4 4.4 3.2h-8.8z',
];
