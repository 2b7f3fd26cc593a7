/** Width and height in pixels, as Instagram shows pictures. */
const side = 1080;
/** Where the footer of a card begins, as a share of its height: between its text and its rule (outputs/cards/blocks.ts). */
const footerFrom = 0.81;

/** Saves a quote’s card as a square picture: its text in the middle, its footer at the bottom, on the card’s own paper. */
export async function saveSquare(card: string, name: string): Promise<void> {
  const response = await fetch(card);
  if (!response.ok) throw new Error(`${card} answers ${response.status}`);
  const picture = await createImageBitmap(await response.blob());
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  const scale = side / picture.width;
  const draw = (from: number, height: number, to: number) => {
    context.drawImage(picture, 0, from, picture.width, height, 0, to, side, height * scale);
  };
  // The color of the paper, from a corner.
  context.drawImage(picture, 0, 0, 1, 1, 0, 0, side, side);
  const text = Math.round(picture.height * footerFrom);
  const footer = picture.height - text;
  draw(0, text, (side - picture.height * scale) / 2);
  draw(text, footer, side - footer * scale);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve);
  });
  if (!blob) throw new Error('no picture');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun when the next task runs.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
