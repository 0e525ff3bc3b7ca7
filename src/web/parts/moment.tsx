import { moment } from '../words.ts';

export const Moment = ({ at }: { at: string }) => (
  <time dateTime={at} title={`${at.replace('T', ' ').replace(/:\d\d\.\d+Z$/, '')} UTC`}>
    {moment(at)}
  </time>
);
