import address from './sharing.css?url';

let loading: Promise<void> | undefined;

/** The styles of sharing, once; a page that could not load them shares all the same. */
export function loadStyles(): Promise<void> {
  return (loading ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    const done = () => {
      resolve();
    };
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  }));
}
