import type { DemoChallenge } from '../demo-challenge.ts'
import { forensicsChallenges } from './forensics.ts'
import { geoinformationChallenges } from './geoinformation.ts'
import { judgedChallenges } from './judging.ts'
import { newEnergyChallenges } from './new-energy.ts'
import { newMaterialsChallenges } from './new-materials.ts'
import { roboticsChallenges } from './robotics.ts'

/** Every invented challenge; the list it names tells its chain. */
export const demoChallenges: readonly DemoChallenge[] = [
	...newEnergyChallenges,
	...newMaterialsChallenges,
	...judgedChallenges,
	...forensicsChallenges,
	...roboticsChallenges,
	...geoinformationChallenges,
]
