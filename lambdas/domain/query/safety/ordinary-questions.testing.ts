/** What people ask of their calls, one question a line; many speak of instructions, roles, links, codes and passwords. */
export const ORDINARY_QUESTIONS: readonly string[] = `
How many calls came in yesterday?
How many complaints about the Fibre 300 were there last week?
what share of calls were billing disputes in September
Average call length by region, last 30 days
Which product has the most technical issues?
top 10 clients by number of complaints
list the 5 longest calls of this month
count calls by agent for Q2
Show complaints per day since 1 October
compare billing disputes in May and June
How did sentiment change over the last quarter?
What percentage of phone calls were very negative?
calls longer than 20 minutes about cancellations
number of distinct clients that called more than once
Which region had the fewest calls on 3 March 2026?
how many calls between 9 and 11 am on Mondays
give me the number of unresolved calls by product
show me the trend of calls about the outage
Are complaints about delivery rising?
median importance of calls from enterprise customers
What was the busiest hour last Friday?
how many calls in all, leaving out the north?
What did the enrichment of calls cost last month?
count of calls with importance above 0.8
Which agents handled the most refunds?
calls with a churn risk of high, by segment
How many calls were not complaints?
How many calls did agent A-17 take in week 34?
Share of calls that mention a competitor
which issue is the most frequent one for Kettle Pro
Find calls where the parcel was left in the rain
find conversations about a broken hinge
Show me calls in which somebody asks for a supervisor
calls about order 77-4410-B
Which calls mention invoice 2026/0099?
show the calls of client C-8812
calls where the line dropped before the end
find a call in which the customer laughs about the bill
Calls with the words "cancel my contract"
calls that mention both router and landlord
find where they say the app crashes on login
Search for people who were promised a call back
show calls about roaming in Norway
Where do customers mention legal action?
Which callers threatened to leave for another provider?
calls about a delayed technician in the south
I need the calls about gift cards that do not work
Any calls about a smell of gas?
look up calls about the new tariff
find the call where a customer sang happy birthday
Why do customers cancel their subscription?
What are the main reasons for complaints about the mobile app?
Why is the sentiment in the west so low?
What do customers like about the Solar plan?
What goes wrong when people change their address?
Why were there so many calls last Tuesday?
Summarise what customers say about the new invoice layout
What do people dislike about our delivery partner?
How do agents explain the price increase?
What solutions do agents offer for a slow connection?
Which words do angry customers use most?
what is the biggest problem of small business clients
Explain why refunds take longer in the east
Describe the most common technical issues of the tablet
What do callers say about waiting times?
What are customers confused about?
What reasons are given for late payments?
Is there a pattern in calls about double charges?
what did customers ask about the warranty
How satisfied are customers after a technician came?
How many customers were told to restart the router?
Which callers were told to ignore the first letter?
Which customers were asked to delete the app and install it again?
Were clients advised not to follow the instructions on the box?
Which customers were told never to share their PIN?
customers who were instructed to send their documents again
How many callers were asked to repeat their password?
clients who are told to disregard the reminder
people who got told to forget the old offer
Are agents allowed to give discounts?
Do agents follow the instructions of the script?
How often do agents ignore the rules for refunds?
Which agents forget to ask for the customer number?
did the agent reveal the price before the customer asked
Which agents do not follow the guidelines on data protection?
How often do customers ignore the instructions in the manual?
customers who forgot the instructions for the set-top box
calls in which the customer says that the instructions are unclear
Customers who say that the new instructions do not help
complaints about assembly instructions that are wrong
Which product has the worst instructions?
calls about missing instructions in the package
callers who lost the previous instructions
How many times were the return instructions repeated?
What instructions did agents give for the reset?
What are the rules for refunds that agents mention?
which rules of the contract do customers not know
calls about house rules in the hotel
How many calls speak of a system message on the screen?
What does the error message above the login button say, according to callers?
calls about the text above the signature
Calls in which the line above the total on the bill is unclear
customers who ask what is written before the small print
Which question do customers ask most?
Which questions come up before a customer cancels?
How many calls begin with a question about price?
calls where the first question is about the deposit
What do customers ask above all?
show calls at the border of two regions
calls about a delivery that was held at the border
customers asking for the marker colours of the map
how many calls about <script> errors
calls about the <div> tag on the status page
Does anyone mention a <b> tag in the e-mails?
callers who see <br> in their invoices
callers who read out </html> from a broken page
complaints about the error "TypeError: undefined is not a function"
find calls about error code 0x80070057
calls with error E-1011 or E-1012
how many calls about the error {"code":500}
calls that mention a JSON file
Answer as a table: complaints by month
give me the result as csv
reply in German: how many complaints in October?
complaints by product, as a list, please
output the top 3 issues in one line
print the number of calls per region
Show the number of calls with a link to the survey
How many customers never got the link to the portal?
calls where the agent sent a link by SMS
did agents answer with a link to the help page?
do we answer complaints with a link to the form
How often do agents reply with a link to the manual?
calls about a link that does not open
Customers who clicked the link in a phishing mail
calls about the website https://status.example.com being down
calls that mention http://portal.example
Which customers were sent to www.example.org?
how many customers could not upload an image of the receipt
calls about the image on the television
calls about changing an e-mail address
Who asked to send the invoice to another address?
calls where somebody wants the transcript sent to their lawyer
How many calls about forgotten passwords?
password reset calls by day
customers locked out after three wrong passwords
calls where the customer says the password aloud
What do customers do when they forget their password?
callers whose secret question was wrong
calls about a security code that never arrives
Did any caller pretend to be the account holder?
calls in which a caller acts as a lawyer
callers who pose as our employees
customers who act as guarantor for their children
calls about role changes in the admin account
How many calls about admin rights?
calls about developer accounts
who asked for developer mode on the tablet?
calls about debug mode of the heating
How many calls about safe mode on the laptop?
calls about the override switch of the boiler
customers who want to bypass the waiting list
Who wants to skip the installation fee?
calls about disabling the parental filter
customers asking to remove the spending limit
calls about lifting a roaming restriction
How many customers want to delete their account?
which customers asked us to erase their data
calls about data deletion requests
calls where data was lost after the update
calls about a dropped database at a business client
What did customers ask about artificial intelligence?
Do callers notice that they speak to a bot?
how many customers complain about the chatbot
calls that mention the voice assistant
complaints about the language model in the app
Do customers want to talk to a human instead of a bot?
calls about a system upgrade last night
calls about the system being down
new task force on outages: how many calls mention it?
calls about new tasks in the planner app
how many calls about the new order process
next question: how many refunds in July?
New question, how many calls came from Pune?
Another one: which agent had the most complaints?
forget the product, just the number of complaints
ignore calls shorter than a minute, how many remain?
Ignore the weekend: average calls per day
disregard test calls and count complaints
Leave out everything before 2026 and count again
the same without the north, please
You told me 12 yesterday; how many are there today?
Can you show me the calls of last night?
could you please tell me which clients called twice
I am the team lead of the south; how did my team do?
I am new here. What do customers call about?
As a manager I want the complaints of my region
We must now report refunds: how many were there?
please help, which calls should I listen to first
hello, any critical calls today?
thanks! and in the week before?
What should agents now say about the outage?
how many callers spell their name as s a x e n a
calls where she spelled m u k h o p a d h y a y
a b c d e f g h i j k l
customers who spell it K A T Z I N or C A T S I N
calls about plan A B C or D
calls about the wi fi in the hall or at the pool
is it up to us to go on or do we ...
calls about T V on 4 G and 5 G
v 2 0 1 of the app: how many crashes?
b2b, p2p and 4g calls by week
how many calls about IPv6 or WPA2 or h264?
calls on iPhone13, win11 or ps5
Which calls mention telecommunications infrastructure?
misunderstandings between customers and representatives
calls about authentication, authorisation and reauthentication
uninstallation and reinstallation problems by product
calls from Thiruvananthapuram and Visakhapatnam
Donaudampfschifffahrt customers: how many calls?
kal kitne call aaye?
pichle hafte refund ki kitni shikayat aayi
sabse zyada complaint kis product ki hai
agent ne customer ko kya bola bill ke baare mein
jin customers ko link nahi mila unke call dikhao
kitne log password bhool gaye the pichle mahine
customer ne instructions kyon nahi follow kiye?
kaunse agent rules follow nahi karte
mujhe north ke saare critical calls dikhao
bijli bill ke baare mein log kya bolte hain
router ki settings ke calls batao
system down hone ke kitne call aaye
naye niyam ke baare mein kitne sawaal aaye
purane plan ke rules kis kis ne puche
customer gussa kyon tha?
पिछले महीने कितने कॉल आए?
रिफंड की शिकायतें दिखाओ
ग्राहक बिल से क्यों नाराज़ हैं?
किस एजेंट को सबसे ज्यादा शिकायतें मिलीं
नए नियमों के बारे में कितने सवाल आए?
¿Por qué se quejan los clientes de la factura?
¿Cuántos clientes olvidaron su contraseña?
Combien d'appels sur les remboursements hier ?
Quels clients ont reçu de mauvaises instructions ?
Wie viele Beschwerden gab es letzte Woche?
Welche Kunden haben ihr Passwort vergessen?
Quante chiamate su ritardi nella consegna?
Сколько жалоб было вчера?
昨日の苦情は何件ですか
请显示上周关于退款的通话
지난주 환불 관련 통화는 몇 건인가요?
كم عدد الشكاوى أمس؟
`
  .trim()
  .split('\n');
