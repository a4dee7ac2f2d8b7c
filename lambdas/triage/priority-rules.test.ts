import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../domain/text/tokenize.ts';
import { parseRules } from '../domain/triage/rules.ts';
import { TRIAGE_FILES } from '../names.ts';

const rules = parseRules(JSON.parse(readFileSync(join(import.meta.dirname, TRIAGE_FILES.rules), 'utf8')));
const priorityOf = (text: string) => rules.find(tokenize(text)).priority;

/** What people say who are in such need, and what only sounds like it; one sentence a line. */
const SAID: Readonly<Record<string, { readonly fires: string; readonly silent: string }>> = {
  'self-harm': {
    fires: `
      I'm going to kill my self
      i want to end it all
      she wants to kill herself
      he said he would hang himself
      I just want to die
      i dont want to live anymore
      I don't want to be here anymore
      there is no point in living
      I have nothing left to live for
      everyone would be better off without me
      I wish I was dead
      i swallowed a bottle of sleeping pills
      I keep thinking about ending my life
      I feel like cutting myself
      I will jump off the bridge tonight
      i am suicidal
      my daughter is threatening to hurt herself
      mujhe marna hai
      mujhe ab mar jaana hai
      main khud ko khatam kar lunga
      zeher kha lunga
      zehar khaa lungi main
      main jaan de dunga
      jeene ka mann nahi karta
      main nahi jeena chahti
      khudkushi kar lunga
      phansi laga lunga
      मैं मरना चाहता हूँ
      मुझे जीना नहीं है
      मैं आत्महत्या कर लूंगी
      ज़हर खा लूंगा`,
    silent: `
      my phone battery is going to die soon
      my laptop battery is ready to die
      i want to end my life insurance policy
      take my life insurance off the bill
      they want to take my life savings plan away
      i cut myself a deal
      I am cutting myself off from this service
      i'd rather die than switch
      you are killing me with this queue
      I shot myself in the foot with that plan
      does my policy have a suicide clause
      is there a seat left for suicide squad
      I don't want to live in this flat any longer
      I'm tired of living with slow internet
      my phone just died
      I nearly died laughing
      end it at noon please
      the signal is dead
      let us end the call
      kya aap maar dijiye stamp
      garmi se mar jaunga ac bhej do
      jaan pehchan wale ne bataya
      main gaon jana chahta hun
      battery mar gayi hai
      मेरा फोन बंद है
      मुझे बिल भरना है`,
  },
  safety: {
    fires: `
      the charger burst into flames
      gas is leaking
      oven is burning and there's smoke
      router is smoking
      my son swallowed the battery
      my house is on fire
      i can smell gas in the kitchen
      there is a burning smell from the socket
      sparks coming from the plug
      the washing machine gave me an electric shock
      the battery is swollen
      my laptop battery exploded
      the heater caught fire
      please send an ambulance
      he is bleeding badly
      she can't breathe
      my hand was badly burned
      i burned my fingers on the handle
      the carbon monoxide alarm is going off
      my brakes failed on the highway
      my kid is choking on a part of it
      gas ki badbu aa rahi hai
      charger mein aag lag gayi
      switch se dhuan nikal raha hai
      fridge se current lag raha hai
      cylinder leak ho raha hai
      phone ki battery phat gayi
      mera haath jal gya
      ambulance bulao jaldi
      घर में आग लग गई है
      गैस लीक हो रही है
      मीटर से धुआँ निकल रहा है
      मुझे करंट लगा`,
    silent: `
      the phone is on fire sale
      your agent was on fire today
      i bought a fire stick
      i want a bleeding edge gpu
      what is the electric shock collar price
      does my plan include ambulance cover
      is the gas leak detector in stock
      there is no gas leak, all is fine
      an explosion of flavours
      my bill exploded this month
      my inbox is exploding with offers
      nobody was injured
      nothing is burning, it was steam
      is smoking allowed in the room
      i burned a cd
      the pizza was burnt
      I am burned out
      my phone is blowing up with messages
      the light is on
      gas bill kab aayega
      router ki light jal gayi hai
      meri shirt phat gayi hai
      koi aag nahi lagi
      the gas station charged me
      smoke grey is my colour
      आग वाली पिक्चर
      मुझे गैस का बिल भरना है`,
  },
  'legal-action': {
    fires: `
      ill sue you guys
      i'm suing you
      you will hear from my lawyers
      my attorney will contact you
      i have hired a lawyer
      we are taking legal action
      i will take you to court
      see you in court
      i am filing suit
      i am going to file a lawsuit
      i'll take this to small claims court
      i will write to the ombudsman
      i will press charges
      i want to sue this company
      i'm thinking of suing
      expect a legal notice
      we'll go to court over this
      legal action lunga
      main court jaunga
      consumer court mein le jaunga
      tum pe case kar dunga
      aap par case karungi
      mera vakeel aapse baat karega
      vakil se notice bhejunga
      kanooni karwai karunga
      fir karwa dunga
      legal notice bhejunga
      मैं अदालत जाऊंगा
      मेरे वकील का फोन आएगा
      मैं केस करूंगा
      कानूनी कार्रवाई करूंगी`,
    silent: `
      i am sue
      my name is sue and i need a card
      i am going to sue ellen's place
      please go to court street branch
      i live on court road
      i am a lawyer and i want a business account
      as an attorney i travel a lot
      do you offer legal advice cover
      i am not going to sue you
      nobody is suing
      i want to book a tennis court
      there is a food court at the airport
      is this legal
      my case number is missing
      in any case thank you
      i need a phone case
      in that case cancel it
      what is my legal name on file
      the law office ordered ten chairs
      case karunga phone ke liye
      phone ka case kab aayega
      vakeel saab movie
      mujhe case id batao
      koi case nahi karunga
      वकील साहब फिल्म
      मेरा केस नंबर क्या है`,
  },
  fraud: {
    fires: `
      i've been hacked
      i got scammed
      my identity was stolen
      my sim was swapped
      somebody drained my account
      someone used my card at a shop in another city
      someone is using my identity
      my card was cloned
      my account has been compromised
      i did not make this transaction
      that charge was not authorized by me
      a loan was opened in my name, someone opened an account in my name
      i fell for a phishing scam
      i am a victim of fraud
      there are unauthorized transactions on my card
      they stole my money
      i want to report a fraud
      scammer has withdrawn everything
      money was transferred without my knowledge
      mere sath fraud ho gya
      mere saath fraud ho gaya hai
      mere sath fraud ho gayi
      kisi ne mere card se shopping kar li
      kisine mere account se paise nikal liye
      mera account hack ho gaya
      mera whatsapp hack kar liya
      otp le liya aur paise gaye
      paise chori ho gaye
      mujhe thag liya
      maine ye transaction nahi kiya
      किसी ने पैसे निकाल लिए
      मेरे साथ धोखाधड़ी हुई है
      मेरा खाता हैक हो गया`,
    silent: `
      i never made this payment before, how do i do it
      someone has transferred money to my account thank you
      a friend has sent money to me
      nobody stole my card, i found it
      my card was not stolen
      tell me about the identity theft protection plan
      i want fraud insurance
      please transfer me to the fraud department
      is my account safe from hackers
      i have not been hacked
      i made this payment yesterday
      someone transferred me to this line
      they have withdrawn the offer
      i used my card at the shop
      my husband used my card
      that price is a steal
      how do i authorize a payment
      my password is wrong
      someone will call me
      the sim is not active
      koi fraud nahi hua
      kisi ne mera phone nahi uthaya
      kisi ne koi solution nahi nikala
      fraud se bachne ka tarika batao
      mere card se payment kar do
      कोई धोखाधड़ी नहीं हुई
      किसी ने फोन नहीं उठाया`,
  },
};

const linesOf = (text: string) => text.trim().split(/\n\s*/);

describe.each(Object.entries(SAID))('priority rule %s', (rule, { fires, silent }) => {
  it.each(linesOf(fires))('fires for: %s', (text) => {
    expect(priorityOf(text)).toContain(rule);
  });

  it.each(linesOf(silent))('is silent for: %s', (text) => {
    expect(priorityOf(text)).toEqual([]);
  });
});

describe('priority rules', () => {
  it('fire for a danger beside a denied one', () => {
    expect(priorityOf('there is no fire yet but gas is leaking')).toEqual(['safety']);
    expect(priorityOf('nobody stole my card but my account was hacked')).toEqual(['fraud']);
  });
});
