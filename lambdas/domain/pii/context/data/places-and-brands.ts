/** Countries, states, cities and regions: no names of persons. */
export const PLACES = `
america usa uk england britain scotland ireland wales canada mexico australia france germany italy spain portugal greece turkey
russia ukraine poland sweden norway denmark finland netherlands holland belgium switzerland austria hungary japan korea thailand
singapore malaysia indonesia vietnam philippines pakistan bangladesh nepal bhutan lanka srilanka maldives dubai abu dhabi sharjah
qatar doha kuwait oman muscat saudi arabia bahrain emirates egypt nigeria africa european asia europe asian african american canadian
australian chinese japanese korean german spanish italian russian british indian hindi english tamil telugu kannada malayalam marathi
gujarati punjabi bengali urdu hinglish mexican lebanese turkish arabic portuguese dutch swedish greek
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas
kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey
mexico carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia washington wisconsin wyoming
york newyork francisco angeles vegas chicago detroit seattle miami atlanta portland pittsburgh philadelphia baltimore cleveland
cincinnati nashville memphis tampa sacramento oakland tucson albuquerque omaha minneapolis milwaukee louisville raleigh richmond
buffalo rochester hartford honolulu anchorage manhattan queens bronx hollywood toronto vancouver montreal ottawa calgary manchester
liverpool birmingham glasgow edinburgh dublin bristol leeds oxford cambridge melbourne brisbane perth auckland barcelona madrid
lisbon rome venice naples munich berlin hamburg frankfurt cologne amsterdam brussels zurich geneva prague budapest warsaw moscow
istanbul athens cairo beijing shanghai tokyo osaka kyoto seoul bangkok phuket bali jakarta manila hanoi colombo kathmandu dhaka
karachi lahore kabul tehran baghdad johannesburg nairobi lagos
mumbai bombay delhi newdelhi bangalore bengaluru banglore hyderabad chennai madras kolkata calcutta pune ahmedabad surat jaipur
lucknow kanpur nagpur indore thane bhopal visakhapatnam vizag patna vadodara ghaziabad ludhiana agra nashik faridabad meerut rajkot
varanasi srinagar aurangabad dhanbad amritsar allahabad prayagraj ranchi howrah coimbatore covai jabalpur gwalior vijayawada
jodhpur madurai raipur kota guwahati chandigarh solapur hubli mysore mysuru tiruchirappalli trichy bareilly gurgaon gurugram aligarh
jalandhar bhubaneswar salem warangal thiruvananthapuram trivandrum bhiwandi saharanpur guntur noida jamshedpur bhilai cuttack kochi
cochin kozhikode calicut udaipur dehradun mangalore erode tirunelveli belgaum ambattur tirupur tiruppur thanjavur dindigul nellore
theni kollam palani natham pondicherry puducherry ooty kodaikanal goa panaji panjim shimla manali darjeeling sikkim gangtok assam
bihar gujarat haryana himachal jharkhand karnataka kerala maharashtra manipur meghalaya mizoram nagaland odisha orissa punjab
rajasthan tamilnadu telangana tripura uttar pradesh uttarakhand bengal andhra karur namakkal vellore hosur karaikudi sivakasi nagercoil
tanjore trichur thrissur palakkad kannur alappuzha bharat hindustan mumbay chenai banglaore navi
दिल्ली मुंबई पुणे कोलकाता चेन्नई बेंगलुरु हैदराबाद जयपुर लखनऊ कानपुर भारत इंडिया
dallas houston boston austin denver phoenix london paris milan florence sydney orlando savannah charlotte madison jackson lincoln
columbia kingston vienna china india israel kenya jordan brooklyn
`;

/** Companies, products and dishes that stand where a name could stand. */
export const BRANDS = `
google microsoft facebook instagram whatsapp twitter youtube netflix spotify uber lyft ola swiggy zomato flipkart myntra amazon
walmart costco starbucks mcdonalds mcdonald kfc subway dominos pizzahut wendys salesforce sap cisco intel nvidia dell
hp lenovo acer asus samsung lg sony nokia motorola oneplus xiaomi redmi realme oppo vivo huawei iphone ipad macbook imac android
windows linux firefox safari outlook gmail yahoo hotmail skype powerpoint photoshop adobe
infosys wipro tcs hcl cognizant accenture capgemini mphasis ibm deloitte kpmg zoho
toyota honda nissan hyundai kia mazda subaru suzuki maruti mitsubishi tata mahindra bmw audi mercedes benz volkswagen vw skoda volvo
porsche ferrari lamborghini jaguar rover jeep chevrolet chevy ford dodge chrysler cadillac buick gmc lexus acura infiniti tesla renault
peugeot fiat yamaha kawasaki bajaj civic corolla camry accord altima maxima sentra sonata elantra alto
innova fortuner creta verna polo passat jetta octavia malibu mastercard maestro amex rupay paypal paytm phonepe gpay zelle venmo hdfc icici sbi axis kotak idfc citibank citi wells fargo
barclays hsbc santander experian equifax transunion vanguard aetna cigna humana allstate geico airtel jio vodafone bsnl verizon att tmobile comcast xfinity fedex ups usps dhl bluedart ekart dtdc
lufthansa emirates etihad indigo spicejet vistara southwest jetblue ryanair easyjet hilton marriott hyatt sheraton
pizza burger coke pepsi sprite cola coffee tea latte mocha espresso lemonade soda beer wine corona heineken fries nuggets salad caesar
pepperoni mozzarella margherita parmesan arugula ricotta pesto brownie cookie mcdouble mcchicken bigmac mcmuffin mcflurry
aloo paratha paneer tikka dosa masala idli vada sambar biryani pulao samosa pakora kebab shawarma falafel hummus burrito quesadilla nachos
manchurian momos chowmein ramen sushi lasagna gnocchi risotto croissant bagel waffle pancake gulab jamun rasgulla kulfi lassi chai
roku kindle chromecast firestick fitbit garmin gopro bose jbl boat philips panasonic whirlpool godrej voltas haier bosch dyson vitamix ikea
pnb sbi bob lic canara federal bandhan rbl oberoi taj novotel radisson accor vuitton gabbana versace armani rolex tissot titan tanishq
disney hulu peloton doordash grubhub instacart shopify etsy ebay wayfair asda tesco aldi lidl birla reliance ambani adani
nike adidas puma reebok levis zara gucci prada
`;
