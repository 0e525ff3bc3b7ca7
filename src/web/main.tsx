import { render } from 'preact';
import { Frame } from './frame.tsx';

const place = document.querySelector('#page');
if (place) render(<Frame />, place);
