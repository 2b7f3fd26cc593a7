/**
 * The card of a quote's page as a file to attach, or undefined where there is none.
 * The page says where it is in og:image, with the publication's own origin: it is fetched from the site the reader is on.
 */
export async function picture(page: string): Promise<File | undefined> {
  const { head } = page === location.pathname ? document : await load(page);
  const address = head.querySelector<HTMLMetaElement>('meta[property="og:image"]')?.content;
  if (!address) return undefined;
  const path = new URL(address, location.href).pathname;
  const response = await fetch(path);
  if (!response.ok) return undefined;
  const blob = await response.blob();
  return new File([blob], path.split('/').at(-1) ?? 'quote', { type: blob.type });
}

/** A page of this site, parsed but not run. Unlike DOMParser, a request for a document needs no trusted type. */
function load(page: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.open('GET', page);
    request.addEventListener('load', () => {
      if (request.responseXML) resolve(request.responseXML);
      else reject(new Error(`${page}: ${request.status}`));
    });
    request.addEventListener('error', () => {
      reject(new Error(`${page} could not be loaded`));
    });
    request.send();
  });
}
