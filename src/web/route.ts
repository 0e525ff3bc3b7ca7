import { useEffect, useState } from 'preact/hooks';

/** Where the page is. It stands after the # of the address, so that a view can be kept, sent and gone back to. */
export type Route =
  | { view: 'ward' }
  | { view: 'patient'; twin: string }
  | { view: 'compare'; twin: string }
  | { view: 'answer'; comparison: string }
  | { view: 'models' }
  | { view: 'model'; id: string }
  | { view: 'teaching' }
  | { view: 'case'; id: string }
  | { view: 'unknown' };

export const wardAddress = '#/';
export const modelsAddress = '#/models';
export const teachingAddress = '#/teaching';
export const caseAddress = (id: string): string => `#/teaching/${encodeURIComponent(id)}`;
export const patientAddress = (twin: string): string => `#/patient/${encodeURIComponent(twin)}`;
export const compareAddress = (twin: string): string => `#/patient/${encodeURIComponent(twin)}/compare`;
export const answerAddress = (comparison: string): string => `#/comparison/${encodeURIComponent(comparison)}`;
export const modelAddress = (id: string): string => `#/models/${id.split('/').map(encodeURIComponent).join('/')}`;

export function readRoute(hash: string): Route {
  const words = hash.replace(/^#\/?/, '').split('/').map(decode);
  const [first = '', second = '', third, ...more] = words;
  if (more.length > 0) return { view: 'unknown' };
  if (first === '' && second === '') return { view: 'ward' };
  if (first === 'patient' && second !== '' && third === undefined) return { view: 'patient', twin: second };
  if (first === 'patient' && second !== '' && third === 'compare') return { view: 'compare', twin: second };
  if (first === 'comparison' && second !== '' && third === undefined) return { view: 'answer', comparison: second };
  if (first === 'teaching' && second === '') return { view: 'teaching' };
  if (first === 'teaching' && third === undefined) return { view: 'case', id: second };
  if (first === 'models' && second === '') return { view: 'models' };
  if (first === 'models' && third !== undefined && third !== '') return { view: 'model', id: `${second}/${third}` };
  return { view: 'unknown' };
}

function decode(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return '';
  }
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const hear = (): void => setHash(location.hash);
    addEventListener('hashchange', hear);
    return () => removeEventListener('hashchange', hear);
  }, []);
  return readRoute(hash);
}
