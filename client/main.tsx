import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startTheme } from './ui/theme';
import { startWords } from './words/words';
import './ui/base.css';

startTheme();
startWords();

const place = document.getElementById('app');
if (!place) throw new Error('no element to draw into');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
