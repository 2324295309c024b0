import './page/jitless.ts';
// Before any part of the page, which brings its own and may go further.
import './css/fonts.css';
import './css/tokens.css';
import './css/base.css';
import './css/controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { keepFocus } from './page/focus.ts';

keepFocus(document);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
