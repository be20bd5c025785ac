import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startMessages } from './i18n/load';
import { startTheme } from './ui/theme';
import './ui/base.css';

startTheme();

const place = document.getElementById('app');
if (!place) throw new Error('no element to draw into');
// Not awaited up here: with an await at the top of a file the bundler no longer joins small files.
void startMessages().then(() =>
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
