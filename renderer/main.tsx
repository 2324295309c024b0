import './page/jitless.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { keepFocus } from './page/focus.ts';
import './css/tokens.css';
import './css/app.css';
import './css/bench.css';
import './css/new.css';
import './css/archive.css';
import './css/run.css';
import './css/result.css';
import './css/runs.css';
import './css/fold.css';

keepFocus(document);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
