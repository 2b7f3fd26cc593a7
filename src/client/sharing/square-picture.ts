/** Width and height in pixels, as Instagram shows pictures. */
const side = 1080;
/** Saves a quote’s card as a square picture: in the middle, on the card’s own paper, between two lines that show where its text is cut. */
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
  // The color of the paper, from a corner.
  context.drawImage(picture, 0, 0, 1, 1, 0, 0, side, side);
  const height = picture.height * scale;
  const top = Math.round((side - height) / 2);
  context.drawImage(picture, 0, top, side, height);
  context.fillStyle = '#d6d8dd';
  for (const y of [top - 2, top + height]) context.fillRect(0, y, side, 2);
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
