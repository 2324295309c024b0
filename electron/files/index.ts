export { PHOTO_BYTES } from '../contract/sizes.ts';
export { readLines } from './lines.ts';
export { isYamlName, nameOf, readAll, readNamed, readOne, readYaml, yamlFilesIn } from './named.ts';
export { mustTakeFiles, probeFolder } from './probe.ts';
export { inProject } from './project.ts';
export { readError, readRegular, readText, utf8 } from './read.ts';
export {
  PRIVATE_FILE,
  PRIVATE_FOLDER,
  appendPrivate,
  bringToDisk,
  createPrivate,
  makeFolder,
  makePrivate,
  replaceFile,
  writeError,
} from './write.ts';
