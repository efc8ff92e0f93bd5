import { fileURLToPath } from 'node:url';

/** What is shipped stands beside the program: src/config/ and dist/config/ are equally deep. */
export const shipped = {
  forms: beside('config/forms'),
  holidays: beside('config/calendars'),
  regions: beside('config/regions.yaml'),
  templates: beside('templates'),
};

function beside(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
