export default {
	signature:
		'Lianbang · the industry-chain alliances of the Shanghai–Nanjing innovation corridor\nThis mail was sent automatically; please do not reply to it.',
	choices: 'Choose how you hear of things: {{choices}}',
	more: 'and {{count}} more, in your inbox',
	subject: {
		digest: 'Your Lianbang digest: {{count}} items',
		news: '{{sentence}}',
		addressInUse: 'Someone asked for a Lianbang account with your address',
		confirmRegistration: 'Please confirm your organisation’s registration',
		organisationReturned: 'Your organisation’s registration was sent back',
		organisationVerified: 'Your organisation has been verified',
		recovery: 'Set a new Lianbang password',
		expertInvited: 'An invitation to the register of experts',
		expertKnown: 'Please sign in to accept the invitation to the register of experts',
	},
	text: {
		digest: 'Hello,\n\nSince the last digest:\n\n{{items}}\n\nYour inbox:\n{{link}}',
		news: 'Hello,\n\n{{sentence}}. See it on Lianbang:\n{{link}}',
		addressInUse:
			'Hello,\n\nSomeone asked for a Lianbang account with this address on behalf of “{{organisation}}”. The address already has an account, so none was made and yours has not changed.\n\nIf it was you, please sign in; if you forgot your password, you can set a new one from the same page:\n{{link}}\n\nIf it was not you, there is nothing to do.',
		confirmRegistration:
			'Hello,\n\nWe were sent a registration of “{{organisation}}” with this address. Open this link within three days to confirm it; only then does it go to the science and technology bureau of your city:\n{{link}}\n\nIf you did not ask for this, ignore this mail and no account is made.',
		organisationReturned:
			'Hello,\n\nThe science and technology bureau of your city sent back the registration of “{{organisation}}”. Sign in to read the reason, mend the entries and submit again:\n{{link}}',
		organisationVerified:
			'Hello,\n\nThe science and technology bureau of your city has verified “{{organisation}}”. You can now use all of Lianbang and invite your colleagues:\n{{link}}',
		recovery:
			'Hello,\n\nWe were asked to reset the password of your Lianbang account. Open this link within an hour to set a new one; it works once:\n{{link}}\n\nIf you did not ask for this, ignore this mail and your password stays as it is.',
		expertInvited:
			'Dear {{name}},\n\nThe alliance office of the Shanghai–Nanjing innovation corridor asks you ({{organisation}}) to join its register of experts. Those who stand in it may be drawn to judge the bids on a challenge, and can decline each time. Open this link within {{days}} days to check your entry and declare your ties; it works once:\n{{link}}\n\nIf you have an account on Lianbang, sign in first. If you do not wish to join, ignore this mail.',
		expertKnown:
			'Hello,\n\nSomeone accepted the invitation to the register of experts ({{organisation}}) with this address. The address already has an account, so none was made, yours has not changed, and you do not stand in the register yet.\n\nIf it was you, sign in and accept; the link you had works no more:\n{{link}}\n\nIf it was not you, there is nothing to do.',
	},
}
