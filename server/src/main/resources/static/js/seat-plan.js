// The plan of a performance's seats, asked for until somebody answers.
import { backOff, call, pause, refuses, Unanswered } from './api.js';
import { Plan } from './plan.js';

/**
 * The plan, or undefined where it is not shown.
 *
 * @param connected called with whether anybody answers
 */
export async function loadPlan(performance, connected) {
  for (let tried = 1; ; tried++) {
    try {
      const answer = await call('GET', `/performances/${performance}/seat-map`);
      if (answer.status === 200) {
        connected(true);
        return new Plan(answer.body);
      }
      if (refuses(answer)) {
        connected(true);
        return undefined;
      }
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
    }
    connected(false);
    await pause(backOff(tried));
  }
}
