import type { HelpBlock, HelpTopic } from '../../../electron/contract/help.ts';
import { useLanguage } from '../../link/preferences.ts';
import { useSay } from '../../text/say.ts';
import { Contacts } from './Contacts.tsx';
import './Topic.css';

function Block({ block }: { block: HelpBlock }) {
  const lang = useLanguage();
  if ('text' in block) return <p>{block.text[lang]}</p>;
  if ('contacts' in block) return <Contacts {...block} />;
  if ('rows' in block)
    return (
      <table className="tbl">
        <thead>
          <tr>
            {block.columns.map((column) => (
              <th key={column.en}>{column[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.map(({ en }) => en).join('|')}>
              {row.map((cell, index) => (
                <td key={`${index} ${cell.en}`}>{cell[lang]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  const steps = 'steps' in block;
  const List = steps ? 'ol' : 'ul';
  return (
    <List className={steps ? 'topic-steps' : 'topic-points'}>
      {(steps ? block.steps : block.points).map((one) => (
        <li key={one.en}>{one[lang]}</li>
      ))}
    </List>
  );
}

/** One topic of the help: what it says, and where that stands. */
export function Topic({ topic }: { topic: HelpTopic }) {
  const say = useSay();
  const lang = useLanguage();
  return (
    <article className="topic">
      <h2 className="title">{topic.title[lang]}</h2>
      {topic.body.map((block, index) => (
        <Block key={index} block={block} />
      ))}
      <footer className="topic-sources label">
        <b>{say('help.sources')}</b>
        {topic.unconfirmed && <span className="topic-unconfirmed">{say('help.unconfirmed')}</span>}
        <ul>
          {topic.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </footer>
    </article>
  );
}
