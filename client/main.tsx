import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startTheme } from './ui/theme';
import { startWords } from './words/fetched';
import './ui/base.css';

startTheme();

const place = document.getElementById('app');
if (!place) throw new Error('no element to draw into');
await startWords();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
