import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];

const ON_MACOS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const ON_WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

const HOW_TO_INSTALL = 'Install Chromium, Google Chrome or Microsoft Edge (on Debian: apt-get install chromium) and try again.';

/** The program of an installed Chromium, Chrome or Edge; null when the machine has none that works. */
export function findChromium() {
  return candidates().find(works) ?? null;
}

/** Makes sure that there is one: on Debian and its kin it is installed if we may. Throws with a sentence for the person. */
export function ensureChromium(tell) {
  if (findChromium()) return;
  const apt = aptGet();
  if (!apt) throw new Error(`No browser for the tests was found. ${HOW_TO_INSTALL}`);
  tell('Installing Chromium for the browser tests (apt-get, about a minute) …');
  // With them å, ä, ö and emoji are drawn as people see them.
  const fonts = ['fonts-liberation', 'fonts-noto-color-emoji'];
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium', ...fonts]]) {
    const { status } = spawnSync(apt[0], [...apt.slice(1), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`Chromium could not be installed with apt-get. ${HOW_TO_INSTALL}`);
  }
  // Ubuntu's package of that name is an empty one that points to another installer.
  if (!findChromium()) throw new Error(`The package chromium of this system brings no browser. ${HOW_TO_INSTALL}`);
}

function candidates() {
  if (process.platform === 'win32') {
    const { ProgramFiles, 'ProgramFiles(x86)': programFiles86, LOCALAPPDATA } = process.env;
    return [ProgramFiles, programFiles86, LOCALAPPDATA].flatMap((folder) => (folder ? ON_WINDOWS.map((file) => path.join(folder, file)) : []));
  }
  const onPath = ON_PATH.flatMap((name) => folders().map((folder) => path.join(folder, name)));
  if (process.platform !== 'darwin') return onPath;
  const applications = ['/Applications', path.join(process.env.HOME ?? '', 'Applications')];
  return [...applications.flatMap((folder) => ON_MACOS.map((file) => path.join(folder, file))), ...onPath];
}

function works(program) {
  if (!isProgram(program)) return false;
  // Linux systems have commands of these names that only say how to install it; on Windows the question opens a window.
  return process.platform !== 'linux' || spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;
}

function aptGet() {
  if (process.platform !== 'linux' || !folders().some((folder) => isProgram(path.join(folder, 'apt-get')))) return null;
  if (process.getuid() === 0) return ['apt-get'];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : null;
}

function folders() {
  return (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // not there, or not for us
  }
}
