"""Rules for meetings, by examples and counter-examples in the styles of several governments' press services."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction

DAY = "May 31, 2019"


def told(found: Extraction) -> list[str]:
    """Meetings as lines such as "talks held 2019-05-30: A, B @ Tokyo of G20 summit #2", sorted."""
    entities = {e.id: e for e in found.entities}

    def name(entity: str) -> str:
        return entities[entity].name or entities[entity].offices[0].title

    lines = []
    for meeting in found.meetings:
        line = f"{meeting.kind} {meeting.status}" + (f" {meeting.date.time.edtf}" if meeting.date else "")
        line += ": " + ", ".join(sorted(name(p.entity) for p in meeting.participants))
        line += " @ " + ", ".join(name(p) for p in meeting.places) if meeting.places else ""
        line += f" of {meeting.part_of}" if meeting.part_of else ""
        lines.append(line + (f" #{meeting.ordinal}" if meeting.ordinal else ""))
    return sorted(lines)


VERBS = [
    (
        "Foreign Secretary Jeremy Hunt met Foreign Minister Taro Kono of Japan on May 30.",
        "talks held 2019-05-30: Jeremy Hunt, Taro Kono",
    ),
    (
        "President Moon Jae-in of South Korea and Prime Minister Shinzo Abe of Japan last met in September 2018 in New York.",
        "talks held 2018-09: Moon Jae-in, Shinzo Abe @ New York",
    ),
    (
        "Prime Minister Shinzo Abe of Japan, Prime Minister Narendra Modi of India and President Donald Trump of the United States met in Osaka on 20 May 2019.",
        "talks held 2019-05-20: Donald Trump, Narendra Modi, Shinzo Abe @ Osaka",
    ),
    (
        "Prime Minister Scott Morrison spoke by phone with Prime Minister Narendra Modi of India yesterday.",
        "call held 2019-05-30: Narendra Modi, Scott Morrison",
    ),
    (
        "Minister Marise Payne of Australia and Minister Taro Kono of Japan met for the third time this year in Sydney.",
        "talks held 2019: Marise Payne, Taro Kono @ Sydney #3",
    ),
    (
        "Prime Minister Scott Morrison of Australia will visit Japan in June 2019.",
        "visit planned 2019-06: Japan, Scott Morrison @ Japan",
    ),
    (
        "The Prime Minister of Australia, Scott Morrison, will travel to the United States next month to meet President Donald Trump.",
        "visit planned 2019-06: Donald Trump, Scott Morrison @ United States",
    ),
    (
        "Prime Minister David Cameron of the United Kingdom hosted President Emmanuel Macron of France in London on 18 January 2018.",
        "talks held 2018-01-18: David Cameron, Emmanuel Macron @ London",
    ),
    (
        "President Vladimir Putin of Russia invited Prime Minister Shinzo Abe of Japan to visit Moscow.",
        "visit proposed: Shinzo Abe, Vladimir Putin @ Moscow",
    ),
    (
        "President Vladimir Putin of Russia accepted an invitation from Prime Minister Narendra Modi to visit India in September 2019.",
        "visit planned 2019-09: Narendra Modi, Vladimir Putin @ India",
    ),
    (
        "President Vladimir Putin of Russia and Prime Minister Shinzo Abe of Japan agreed to meet again in Vladivostok in September 2019.",
        "talks planned 2019-09: Shinzo Abe, Vladimir Putin @ Vladivostok",
    ),
    (
        "Foreign Minister Taro Kono of Japan hopes to meet with Foreign Minister Sergey Lavrov of Russia.",
        "talks proposed: Sergey Lavrov, Taro Kono",
    ),
]

NOUNS = [
    (
        "I want to discuss the talks between Prime Minister Shinzo Abe of Japan and President Vladimir Putin of Russia.",
        "talks held 2019-05-31: Shinzo Abe, Vladimir Putin",
    ),
    (
        "Talks between Russia and Japan took place in Tokyo on 30 May 2019.",
        "talks held 2019-05-30: Japan, Russia @ Tokyo",
    ),
    ("Russian-Japanese talks are under way in Geneva.", "talks ongoing 2019-05-31: Japan, Russia @ Geneva"),
    ("Japan and Russia are holding negotiations on a peace treaty.", "talks ongoing 2019-05-31: Japan, Russia"),
    (
        "President Xi Jinping of China paid a state visit to Italy in March 2019.",
        "visit held 2019-03: Italy, Xi Jinping @ Italy",
    ),
    (
        "President Donald Trump of the United States had a telephone conversation with President Xi Jinping of China on May 29.",
        "call held 2019-05-29: Donald Trump, Xi Jinping",
    ),
    (
        "Senior officials of Australia, Japan, and the United States held consultations in Tokyo on May 20, 2019.",
        "session held 2019-05-20: Australia, Japan, United States @ Tokyo",
    ),
    (
        "The fifth meeting of the Australia-India Joint Commission was held in New Delhi on 12 March 2019.",
        "session held 2019-03-12: Australia, India @ New Delhi #5",
    ),
    (
        "The Australia-Indonesia 2+2 Foreign and Defence Ministers’ Meeting will be held in Bali in December 2019.",
        "session planned 2019-12: Australia, Indonesia @ Bali",
    ),
    (
        "The next Annual Leaders’ Meeting between Japan and Australia will be held in Australia in 2021.",
        "summit planned 2021: Australia, Japan @ Australia",
    ),
    (
        "Foreign Minister Penny Wong attended a signing ceremony with Minister Retno Marsudi of Indonesia in Jakarta on 3 May 2019.",
        "ceremony held 2019-05-03: Penny Wong, Retno Marsudi @ Jakarta",
    ),
    (
        "Prime Minister Boris Johnson of the United Kingdom proposed talks with President Vladimir Putin of Russia.",
        "talks proposed: Boris Johnson, Vladimir Putin",
    ),
    (
        "President Vladimir Putin of Russia cancelled a meeting with President Donald Trump of the United States.",
        "talks cancelled: Donald Trump, Vladimir Putin",
    ),
    ("The planned meeting between President Trump and President Putin was postponed.", "talks cancelled: Putin, Trump"),
]

EVENTS = [
    (
        "The leaders of the G20 will gather at the G20 summit in Osaka on June 28.",
        "summit planned 2019-06-28: G20 @ Osaka",
    ),
    (
        "The Summit of the European Union and Japan was held in Brussels on 25 April 2019.",
        "summit held 2019-04-25: European Union, Japan @ Brussels",
    ),
]

GOERS = [
    (
        "Foreign Minister Radosław Sikorski of Poland will represent Poland at a meeting of the Foreign Ministers of the Council of Europe in Helsinki on 14 June 2019.",
        "session planned 2019-06-14: Council of Europe, Radosław Sikorski @ Helsinki",
    ),
    (
        "Minister Espen Barth Eide of Norway represented Norway at the Ukraine Recovery Conference in Berlin on 11 May 2019.",
        "forum held 2019-05-11: Espen Barth Eide, Ukraine @ Berlin",
    ),
    (
        "Foreign Minister Penny Wong of Australia travels to Tonga this week to attend the Pacific Islands Forum Leaders' Meeting.",
        "summit planned 2019-05-27/2019-06-02: Pacific Islands Forum, Penny Wong @ Tonga",
    ),
    (
        "Prime Minister Phankham Viphavan of Laos is expected in Moscow in the first half of next year.",
        "visit planned 2020-01/2020-06: Phankham Viphavan, Russia @ Moscow",
    ),
    (
        "Foreign Minister Winston Peters of New Zealand will lead a delegation to Solomon Islands and Vanuatu next week.",
        "visit planned 2019-06-03/2019-06-09: Solomon Islands, Vanuatu, Winston Peters @ Solomon Islands, Vanuatu",
    ),
    (
        "The Minister of Foreign Affairs of Estonia, Margus Tsahkna, was on a working visit to Kyiv on 20 May.",
        "visit held 2019-05-20: Margus Tsahkna, Ukraine @ Kyiv",
    ),
    (
        "Italian Foreign Minister Antonio Tajani is due in Belgrade on 5 June.",
        "visit planned 2019-06-05: Antonio Tajani, Serbia @ Belgrade",
    ),
    (
        "The Minister of Foreign Affairs of Vietnam, Bui Thanh Son, called on Prime Minister Lee Hsien Loong of Singapore on 20 May 2019.",
        "talks held 2019-05-20: Bui Thanh Son, Lee Hsien Loong",
    ),
    (
        "Foreign Minister Baerbock of Germany sat down with Foreign Minister Wang Yi of China in Beijing on 14 April.",
        "talks held 2019-04-14: Baerbock, Wang Yi @ Beijing",
    ),
    (
        "Foreign Minister Ayman Safadi of Jordan discussed with Foreign Minister Hakan Fidan of Türkiye in Amman on 30 May 2019 the situation in Gaza.",
        "talks held 2019-05-30: Ayman Safadi, Hakan Fidan @ Amman",
    ),
]

PARTNERS = [
    (
        "Foreign Minister Péter Szijjártó of Hungary also held talks with Robert Dussey, his counterpart from Togo, and with Sven Mikser of Estonia.",
        [
            "talks held 2019-05-31: Péter Szijjártó, Robert Dussey",
            "talks held 2019-05-31: Péter Szijjártó, Sven Mikser",
        ],
    ),
    (
        "President Ruto of Kenya met individually with President Museveni of Uganda and President Kagame of Rwanda.",
        ["talks held: Kagame, Ruto", "talks held: Museveni, Ruto"],
    ),
    (
        "Foreign Minister Jan Lipavský of the Czech Republic spoke on the phone with Foreign Minister Dmytro Kuleba of Ukraine on 20 May 2019 and with Secretary of State Antony Blinken on 21 May 2019.",
        ["call held 2019-05-20: Dmytro Kuleba, Jan Lipavský", "call held 2019-05-21: Antony Blinken, Jan Lipavský"],
    ),
    (
        "Prime Minister Modi of India met with President Macron of France, with Foreign Minister S. Jaishankar of India in attendance.",
        ["talks held 2019-05-31: Macron, Modi, S. Jaishankar"],
    ),
]

INVITED = [
    (
        "Foreign Minister Michael Linhart of Austria conveyed Chancellor Schallenberg's invitation to President Raisi of Iran to visit Vienna.",
        "visit proposed: Raisi, Schallenberg @ Vienna",
    ),
    (
        "Prime Minister John Key of New Zealand also invited President Joko Widodo of Indonesia to New Zealand.",
        "visit proposed: John Key, Joko Widodo @ New Zealand",
    ),
    (
        "Foreign Minister Prince Faisal bin Farhan of Saudi Arabia received a phone call from the Minister of Foreign Affairs of the Kingdom of Morocco, Nasser Bourita.",
        "call held 2019-05-31: Faisal bin Farhan, Nasser Bourita",
    ),
    (
        "Minister of Foreign Affairs Prince Faisal bin Farhan of Saudi Arabia received here today the Minister of Foreign Affairs of the Republic of Cyprus, Nikos Christodoulides.",
        "talks held 2019-05-31: Faisal bin Farhan, Nikos Christodoulides",
    ),
]

SENTENCES = [
    (
        "President Biden of the United States is pleased to announce that on June 29, 2019, he will co-host the second Summit for Democracy with President Tokayev of Kazakhstan.",
        ["summit planned 2019-06-29: Biden, Tokayev #2"],
    ),
    (
        "Minister Margus Tsahkna of Estonia met with Foreign Minister Hakan Fidan of Türkiye on 28 May 2019. He also met with Speaker Numan Kurtulmuş.",
        [
            "talks held 2019-05-28: Hakan Fidan, Margus Tsahkna",
            "talks held 2019-05-28: Margus Tsahkna, Numan Kurtulmuş",
        ],
    ),
    (
        "Foreign Minister Szijjártó of Hungary met with Brazilian Foreign Minister Aloysio Nunes Ferreira on 28 May. He agreed with him that the Joint Economic Committee would hold its next session in Budapest in November.",
        [
            "session planned 2019-11: Brazil, Hungary @ Budapest",
            "talks held 2019-05-28: Aloysio Nunes Ferreira, Szijjártó",
        ],
    ),
    (
        "Foreign Minister Jaishankar of India met Foreign Minister Hakan Fidan of Türkiye in Ankara on 20 May 2019 and again in New York on 28 May 2019.",
        [
            "talks held 2019-05-20: Hakan Fidan, Jaishankar @ Ankara",
            "talks held 2019-05-28: Hakan Fidan, Jaishankar @ New York",
        ],
    ),
    (
        "Foreign Minister Dmytro Kuleba of Ukraine had several meetings on 19 May 2019. With the Minister of Foreign Affairs of Mongolia, Batmunkh Battsetseg, Dmytro Kuleba discussed trade in agricultural goods.",
        ["talks held 2019-05-31: Batmunkh Battsetseg, Dmytro Kuleba"],
    ),
    (
        "President Joko Widodo of Indonesia had an exchange of views with Prime Minister Lee Hsien Loong of Singapore in Bogor on 20 May.",
        ["talks held 2019-05-20: Joko Widodo, Lee Hsien Loong @ Bogor"],
    ),
]

CLAUSES = [
    (
        "President Michel of the European Council spoke on the phone with President Aliyev of Azerbaijan and Prime Minister Pashinyan of Armenia.",
        ["call held 2019-05-31: Aliyev, Michel, Pashinyan"],
    ),
    (
        "The Eleventh Session of the Kenya-South Africa Joint Permanent Commission for Cooperation was co-chaired by Minister Alfred Mutua of Kenya and Minister Naledi Pandor of South Africa in Pretoria on 14 March 2019.",
        ["session held 2019-03-14: Alfred Mutua, Naledi Pandor @ Pretoria #11"],
    ),
    (
        "The 21st Meeting of the Viet Nam-Cambodia Joint Commission is slated for 2020 in Phnom Penh.",
        ["session planned 2020: Cambodia, Vietnam @ Phnom Penh #21"],
    ),
    (
        "On Monday, Lithuania's Minister of Foreign Affairs Gabrielius Landsbergis discussed bilateral cooperation with Armenia's Foreign Minister Ararat Mirzoyan in Vilnius.",
        ["talks held 2019-05-27: Ararat Mirzoyan, Gabrielius Landsbergis @ Vilnius"],
    ),
    (
        "On 20 May, Foreign Minister Baerbock of Germany met President Ferdinand Marcos of the Philippines, who is scheduled to travel to Berlin in June.",
        [
            "talks held 2019-05-20: Baerbock, Ferdinand Marcos",
            "visit planned 2019-06: Ferdinand Marcos, Germany @ Berlin",
        ],
    ),
    (
        "Deputy Prime Minister Murat Nurtleu of Kazakhstan met with a delegation led by Deputy Prime Minister of Uzbekistan Jamshid Khodjaev on 20 May.",
        ["talks held 2019-05-20: Jamshid Khodjaev, Murat Nurtleu"],
    ),
    (
        "Foreign Minister Sameh Shoukry of Egypt received a phone call on Tuesday from US Secretary of State Antony Blinken.",
        ["call held 2019-05-28: Antony Blinken, Sameh Shoukry"],
    ),
    (
        "The Minister for Foreign Affairs of Spain, José Manuel Albares, met on Friday at the Viana Palace with the Minister for Foreign Affairs of Morocco, Nasser Bourita.",
        ["talks held 2019-05-31: José Manuel Albares, Nasser Bourita @ Viana Palace"],
    ),
    (
        "The Australia–India Foreign Ministers' Framework Dialogue will be held in Canberra next week.",
        ["session planned 2019-06-03/2019-06-09: Australia, India @ Canberra"],
    ),
    (
        "Nigeria and Ghana held talks in Abuja on 12 May 2019. They directed that the Joint Commission be reconvened in Abuja in December 2019.",
        ["session planned 2019-12: Ghana, Nigeria @ Abuja", "talks held 2019-05-12: Ghana, Nigeria @ Abuja"],
    ),
    (
        "Turkey and Oman held talks in Muscat on 12 May 2019. The two Ministers reviewed preparations for the 11th term of the Joint Economic Commission to be held in Ankara in October 2019.",
        ["session planned 2019-10: Oman, Turkey @ Ankara #11", "talks held 2019-05-12: Oman, Turkey @ Muscat"],
    ),
    (
        "Australia and Fiji held talks in Suva on 12 May 2019. They will task Defence Ministers to meet in Canberra in October.",
        ["talks held 2019-05-12: Australia, Fiji @ Suva", "talks planned 2019-10: Australia, Fiji @ Canberra"],
    ),
    (
        "Dhaka, 18 May 2019: Hungarian Minister of Foreign Affairs and Trade Péter Szijjártó, now on a two-day official visit to Bangladesh, called on Prime Minister Sheikh Hasina of Bangladesh.",
        ["talks held 2019-05-31: Péter Szijjártó, Sheikh Hasina @ Dhaka"],
    ),
    (
        "In Honiara, Foreign Minister Winston Peters of New Zealand will be the first foreign minister to meet the new Prime Minister of Solomon Islands, Jeremiah Manele.",
        ["talks planned: Jeremiah Manele, Winston Peters @ Honiara"],
    ),
    (
        "Kenya and Rwanda held talks in Kigali on 30 May. They agreed to revive the Joint Permanent Commission for Cooperation, which last met in Nairobi in 2015.",
        ["session held 2015: Kenya, Rwanda @ Nairobi", "talks held 2019-05-30: Kenya, Rwanda @ Kigali"],
    ),
    (
        "Foreign Minister Mevlüt Çavuşoğlu of Turkey will pay visits to Bahrain and Oman on 9-11 June 2019.",
        [
            "visit planned 2019-06-09/2019-06-11: Bahrain, Mevlüt Çavuşoğlu @ Bahrain",
            "visit planned 2019-06-09/2019-06-11: Mevlüt Çavuşoğlu, Oman @ Oman",
        ],
    ),
    (
        "On 8 March, Prime Minister Justin Trudeau of Canada travelled to Riga, where he met with Prime Minister Krišjānis Kariņš of Latvia.",
        ["talks held 2019-03-08: Justin Trudeau, Krišjānis Kariņš @ Riga"],
    ),
    (
        "Finnish Prime Minister Petteri Orpo is travelling to Oslo today to take part in a summit between Norway and Ukraine.",
        ["summit ongoing 2019-05-31: Norway, Petteri Orpo, Ukraine @ Oslo"],
    ),
    (
        "Prime Minister Giorgia Meloni of Italy is due to see President Abdelmadjid Tebboune of Algeria on 3 June.",
        ["talks planned 2019-06-03: Abdelmadjid Tebboune, Giorgia Meloni"],
    ),
    (
        "Foreign Minister Manalo of the Philippines and Foreign Minister Baerbock of Germany agreed to begin consultations on a defense arrangement.",
        [],
    ),
    (
        "Prime Minister Hun Sen of Cambodia and Prime Minister Pham Minh Chinh of Vietnam will begin talks on a border trade agreement.",
        [],
    ),
]

NO_GOERS = [
    "President Biden of the United States said that he was unable to travel to Papua New Guinea.",
    "President Biden of the United States: I am glad to be able to talk to you about President Macron of France.",
    "Australia came to the table with a proposal on trade.",
    "Foreign Minister Penny Wong of Australia is in Canberra.",
    "Much of the aid goes to Ukraine, and Germany will go to great lengths.",
    "The Head of Mission to Mexico of Canada, Graeme Clark, spoke of trade.",
    "Foreign Minister Penny Wong of Australia sat on the committee of the Labor Party in Sydney.",
    "President Ruto of Kenya discussed cooperation with China.",
]

SERIES = [
    (
        "Norway and Chile held talks in Oslo on 30 May 2019. The two Ministers welcomed the outcome of the seventh session of the Joint Committee held in Santiago on 5 May 2019.",
        [
            "session held 2019-05-05: Chile, Norway @ Santiago #7",
            "talks held 2019-05-30: Chile, Norway @ Oslo",
        ],
    ),
    (
        "Norway and Chile held talks in Oslo on 30 May 2019. The next Joint Commission Meeting will be held in Chile at a mutually convenient date.",
        [
            "session planned: Chile, Norway @ Chile",
            "talks held 2019-05-30: Chile, Norway @ Oslo",
        ],
    ),
    (
        "India and Kenya held Foreign Office Consultations (FOC) in Nairobi on 21 March 2019. The previous FOC was held in New Delhi in January 2018. It was agreed to hold the next round of FOC in New Delhi at a mutually convenient date.",
        [
            "session held 2018-01: India, Kenya @ New Delhi",
            "session held 2019-03-21: India, Kenya @ Nairobi",
            "session planned: India, Kenya @ New Delhi",
        ],
    ),
    (
        "Deputy Prime Minister of Vietnam Pham Binh Minh will pay an official visit to Russia on June 22-24. Talks with Foreign Minister Sergey Lavrov are scheduled for June 23.",
        [
            "talks planned 2019-06-23: Pham Binh Minh, Sergey Lavrov @ Russia",
            "visit planned 2019-06-22/2019-06-24: Pham Binh Minh, Russia @ Russia",
        ],
    ),
    (
        "Norway and Chile held talks in Oslo on 30 May 2019. They spoke of the 28th session of the Conference of the Parties in Dubai.",
        ["talks held 2019-05-30: Chile, Norway @ Oslo"],
    ),
]

SEVERAL = [
    (
        "The leaders noted the previous India-EU Summits held on March 30, 2016 in Brussels, and on October 6, 2017 and July 15, 2018 in New Delhi.",
        [
            "summit held 2016-03-30: European Union, India @ Brussels",
            "summit held 2017-10-06: European Union, India @ New Delhi",
            "summit held 2018-07-15: European Union, India @ New Delhi",
        ],
    ),
    (
        "President Vladimir Putin of Russia and Prime Minister Shinzo Abe of Japan met on 22 January 2019 in Moscow and on 10 September 2018 in Vladivostok.",
        [
            "talks held 2018-09-10: Shinzo Abe, Vladimir Putin @ Vladivostok",
            "talks held 2019-01-22: Shinzo Abe, Vladimir Putin @ Moscow",
        ],
    ),
    (
        "Prime Minister Jacinda Ardern of New Zealand met Prime Minister Scott Morrison of Australia in Queenstown on 30 and 31 May 2018.",
        ["talks held 2018-05-30/2018-05-31: Jacinda Ardern, Scott Morrison @ Queenstown"],
    ),
]

PRESS_SERVICES = [
    (
        "In Bali, Indonesia, President Biden and President Widodo will hold a bilateral meeting.",
        "talks planned: Biden, Widodo @ Bali",
    ),
    (
        "Prime Minister Modi of India and Prime Minister Kishida of Japan look forward to seeing each other in Hiroshima in May 2020.",
        "talks planned 2020-05: Kishida, Modi @ Hiroshima",
    ),
    (
        "On the afternoon of May 30, commencing at 5:30 p.m. for approximately 25 minutes, Mr. KONO Taro, Minister for Foreign Affairs of Japan, held a telephone talk with Foreign Minister Penny Wong of Australia.",
        "call held 2019-05-30: Kono Taro, Penny Wong",
    ),
    (
        "The 12th round of India-Japan Foreign Office Consultations was held in New Delhi on 6 May 2019.",
        "session held 2019-05-06: India, Japan @ New Delhi #12",
    ),
    (
        "At the invitation of President Xi Jinping, President of the French Republic Emmanuel Macron will pay a state visit to China from June 5 to 7.",
        "visit planned 2019-06-05/2019-06-07: Emmanuel Macron, Xi Jinping @ China",
    ),
    (
        "President of Vietnam Vo Van Thuong was received by Emperor Naruhito of Japan in Tokyo on 28 November 2018.",
        "talks held 2018-11-28: Naruhito, Vo Van Thuong @ Tokyo",
    ),
    (
        "The President of Ukraine, Volodymyr Zelenskyy, was welcomed to Downing Street by Prime Minister Rishi Sunak on 8 February 2019.",
        "talks held 2019-02-08: Rishi Sunak, Volodymyr Zelenskyy @ Downing Street",
    ),
    (
        "Minister Marles held a roundtable with Japanese Defence Minister Hamada Yasukazu in Tokyo on 9 December 2018.",
        "forum held 2018-12-09: Hamada Yasukazu, Marles @ Tokyo",
    ),
    (
        "President of the European Council Charles Michel and Prime Minister of Canada Justin Trudeau met in Ottawa on 6 May 2019 for the 17th Summit between Canada and the European Union. The leaders were joined by Foreign Minister Chrystia Freeland.",
        "summit held 2019-05-06: Charles Michel, Chrystia Freeland, Justin Trudeau @ Ottawa #17",
    ),
    (
        "President Sergio Mattarella of Italy received in Rome Chancellor Angela Merkel of Germany.",
        "talks held 2019-05-31: Angela Merkel, Sergio Mattarella @ Rome",
    ),
    (
        "Prime Minister Jacinda Ardern of New Zealand is expected to visit Abu Dhabi in January 2020 to witness the signing.",
        "visit planned 2020-01: Jacinda Ardern, United Arab Emirates @ Abu Dhabi",
    ),
    (
        "Since Presidents Emmanuel Macron of France and Vladimir Putin of Russia met in Paris on 29 May 2017, much has changed.",
        "talks held 2017-05-29: Emmanuel Macron, Vladimir Putin @ Paris",
    ),
    (
        "Foreign Minister Hayashi called on Prime Minister Modi of India in New Delhi on 3 March 2019.",
        "talks held 2019-03-03: Hayashi, Modi @ New Delhi",
    ),
    (
        "NATO Foreign Ministers will meet in Brussels on 28 and 29 November 2019.",
        "session planned 2019-11-28/2019-11-29: NATO @ Brussels",
    ),
    (
        "Japan and India welcomed the work of the Joint Economic Commission, which met in Tokyo in April 2019.",
        "session held 2019-04: India, Japan @ Tokyo",
    ),
    (
        "The home ministers of Bangladesh and India had met in Delhi on 7 May 2019.",
        "talks held 2019-05-07: Bangladesh, India @ Delhi",
    ),
    (
        "Chancellor Scholz of Germany invited Prime Minister Modi of India to attend the celebrations in Berlin in June 2019.",
        "visit proposed 2019-06: Modi, Scholz @ Berlin",
    ),
    (
        "President Tokayev of Kazakhstan will leave for Kyiv on 20 June 2019.",
        "visit planned 2019-06-20: Tokayev, Ukraine @ Kyiv",
    ),
    (
        "The ministers co-chaired the tenth session of the Azerbaijani-Hungarian Joint Intergovernmental Economic Commission in Baku on 14 May 2019.",
        "session held 2019-05-14: Azerbaijan, Hungary @ Baku #10",
    ),
    (
        "President Pedro Sánchez of Spain accepted the invitation of President Lula da Silva of Brazil to make an official visit to Brazil in July 2019.",
        "visit planned 2019-07: Brazil, Pedro Sánchez @ Brazil",
    ),
    (
        "Prime Minister Shinzo Abe of Japan met President Uhuru Kenyatta of Kenya at Hyderabad House on the sidelines of the 73rd session of the United Nations General Assembly in September 2018.",
        "talks held 2018-09: Shinzo Abe, Uhuru Kenyatta @ Hyderabad House of 73rd session of the United Nations General Assembly",
    ),
    (
        "In June 2018, when Prime Minister Scott Morrison of Australia visited Jakarta, he announced the fund.",
        "visit held 2018-06: Indonesia, Scott Morrison @ Jakarta",
    ),
    (
        "Chancellor Scholz hosted a working dinner for President Macron of France in Potsdam on 6 May 2019.",
        "talks held 2019-05-06: Macron, Scholz @ Potsdam",
    ),
    (
        "Deputy Prime Minister Marles exchanged views by telephone with Secretary of Defense Austin of the United States on 2 May 2019.",
        "call held 2019-05-02: Austin, Marles",
    ),
    (
        "Prime Minister Ishiba held a video conference with President Lula of Brazil on 10 May 2019.",
        "call held 2019-05-10: Ishiba, Lula",
    ),
    (
        "The 9th session of the Russia-Vietnam Intergovernmental Commission was held via videoconference on 5 December 2018.",
        "session held 2018-12-05: Russia, Vietnam #9",
    ),
    (
        "Foreign Minister Hayashi paid a courtesy call on Prime Minister Modi in New Delhi on 3 March 2019.",
        "talks held 2019-03-03: Hayashi, Modi @ New Delhi",
    ),
    (
        "President Tokayev of Kazakhstan arrived in Beijing on 17 May 2019 for a state visit to China.",
        "visit held 2019-05-17: China, Tokayev @ Beijing",
    ),
    (
        "The visit of Prime Minister Pham Minh Chinh of Vietnam to China, planned for July, has been cancelled.",
        "visit cancelled 2019-07: China, Pham Minh Chinh @ China",
    ),
    (  # the wish is to thank, not to talk
        "President Widodo of Indonesia and Prime Minister Modi of India met today. President Widodo would like to thank Prime Minister Modi for the atmosphere at their talks.",
        "talks held 2019-05-31: Modi, Widodo",
    ),
    (
        "This is the fourth meeting between Prime Minister Modi of India and President Widodo of Indonesia.",
        "talks held 2019-05-31: Modi, Widodo #4",
    ),
    (
        "Prime Minister Meloni of Italy and Prime Minister Rama of Albania signed the agreement at a ceremony in Rome on 6 November 2018.",
        "ceremony held 2018-11-06: Meloni, Rama @ Rome",
    ),
]

NONE = {
    "a challenge is no person": "Japan and Australia will meet the challenges of the region together.",
    "what is negotiated is nobody": "It has mattered to Japan and Australia, also as they negotiated the Backstop.",
    "wages are nobody": "Workers in Japan and Australia are now able to negotiate for higher wages.",
    "a habit": "Foreign Minister Marise Payne of Australia often meets with Foreign Minister Taro Kono of Japan.",
    "a habit told by a noun": "The two countries hold regular meetings. Consultations are useful.",
    "a question": "Did Prime Minister Shinzo Abe meet with President Vladimir Putin?",
    "a denial": "President Vladimir Putin of Russia did not meet with President Petro Poroshenko of Ukraine.",
    "a supposition": "If President Vladimir Putin of Russia met with President Donald Trump of the United States, it would help.",
    "a welcome of a thing": "Prime Minister Narendra Modi of India welcomed the initiative of President Vladimir Putin of Russia.",
    "a press call": "Thank you for joining this call. This call is on background, about Japan and Australia.",
    "an institution": "Japan will coordinate with partners in institutions such as the G20 Summit.",
    "thanks for the visit under way": "I thank President Xi Jinping of China for the invitation to pay a visit to Beijing.",
    "a journey to nowhere": "President Macron of France left the European Union summit early.",
    "a process that ends": "Australia and Vietnam concluded negotiations on a free trade agreement in 2009.",
    "a resolve to consult": "Japan and Australia agreed to consult closely on regional security.",
    "a thing exchanged": "Japan and Australia welcomed the exchange of students with India.",
    "a call on somebody to act": "Japan called on Russia to withdraw its troops.",
    "a call for something": "Japan and Australia reaffirmed their call for peace.",
}


@pytest.mark.parametrize(("text", "expected"), VERBS + NOUNS + EVENTS + GOERS + INVITED + PRESS_SERVICES)
def test_told(read: Callable[..., Extraction], text: str, expected: str) -> None:
    """One sentence that tells of an occasion gives that occasion, with its time, place and people."""
    assert told(read(text, date=DAY)) == [expected]


@pytest.mark.parametrize(("text", "expected"), PARTNERS)
def test_partners_apart(read: Callable[..., Extraction], text: str, expected: list[str]) -> None:
    """A repeated "with", or "individually", tells of a meeting with each; who is in attendance is no partner."""
    assert told(read(text, date=DAY)) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL + SENTENCES + CLAUSES)
def test_several_told(read: Callable[..., Extraction], text: str, expected: list[str]) -> None:
    """Dates in a list, and sentences that go on from one another, give an occasion each; neighbouring days are one."""
    assert told(read(text, date=DAY)) == expected


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_series(read: Callable[..., Extraction], text: str, expected: list[str]) -> None:
    """One of a series with its own day or place is of the document's two sides; one of a wider body is not."""
    assert told(read(text, date=DAY)) == expected


@pytest.mark.parametrize("text", NO_GOERS)
def test_no_journey(read: Callable[..., Extraction], text: str) -> None:
    """What goes somewhere only in words, and a person's mere whereabouts, tell of no occasion."""
    assert not told(read(text, date=DAY))


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_not_told(read: Callable[..., Extraction], text: str) -> None:
    """Habits, denials, questions, suppositions and other senses of the words tell of no occasion."""
    assert told(read(text, date=DAY)) == []


def test_one_occasion(read: Callable[..., Extraction]) -> None:
    """Headline, first sentence and "during our meeting" are one occasion, with all three as evidence."""
    found = read(
        "National Security Advisor Jake Sullivan met today with Foreign Minister Wang Yi of China in Washington. "
        "During our meeting we discussed trade. The two sides had candid talks.",
        title="Readout of National Security Advisor Jake Sullivan’s Meeting with Foreign Minister Wang Yi of China",
        date="October 27, 2023",
    )
    assert told(found) == ["talks held 2023-10-27: Jake Sullivan, Wang Yi @ Washington"]
    assert len(found.meetings[0].evidence) >= 3


def test_header_line_is_a_place(read: Callable[..., Extraction]) -> None:
    """The header line of a talks report names the venue."""
    found = read(
        "The Kremlin, Moscow\n\nPresident of Russia Vladimir Putin: Mr Prime Minister, our talks were constructive.\n"
        "Prime Minister of Japan Shinzo Abe: I met with President Putin today.",
        title="Press statements following Russian-Japanese talks",
        date="31 May 2019",
    )
    assert told(found) == ["talks held 2019-05-31: Shinzo Abe, Vladimir Putin @ Moscow"]


def test_dateline_is_no_place(read: Callable[..., Extraction]) -> None:
    """The city of a dateline says where the text was written, not where people met."""
    found = read("LONDON — Foreign Secretary Jeremy Hunt met Foreign Minister Taro Kono of Japan on May 30.")
    assert [m.places for m in found.meetings] == [()]


def test_bilateral_meetings_are_several(read: Callable[..., Extraction]) -> None:
    """What is told as "bilateral meetings with A and B" is one occasion with each."""
    found = read(
        "Prime Minister Shinzo Abe of Japan held bilateral meetings with President Vladimir Putin of Russia and Prime Minister Narendra Modi of India."
    )
    assert told(found) == ["talks held: Narendra Modi, Shinzo Abe", "talks held: Shinzo Abe, Vladimir Putin"]


def test_part_of_an_event(read: Callable[..., Extraction]) -> None:
    """A meeting on the margins of a summit is part of it, on the day that follows the summit's name.

    The summit, of which no more is said, is no occasion of its own.
    """
    found = read(
        "Prime Minister Shinzo Abe of Japan met with President Xi Jinping of China on the sidelines of the G20 summit in Osaka on June 28, 2018."
    )
    assert told(found) == [
        "talks held 2018-06-28: Shinzo Abe, Xi Jinping @ Osaka of G20 summit",
    ]


@pytest.mark.parametrize("what", ["the upcoming G20 Summit in Osaka", "energy and the forthcoming G20 Summit in Osaka"])
def test_an_event_that_is_spoken_of_is_to_come(read: Callable[..., Extraction], what: str) -> None:
    """What was discussed ahead of an event is no part of it, and lends it no day."""
    found = read(f"Prime Minister Shinzo Abe of Japan met today with President Xi Jinping of China to discuss {what}.")
    assert told(found) == [
        "summit planned: G20 @ Osaka",
        "talks held 2019-05-31: Shinzo Abe, Xi Jinping",
    ]


def test_call_about_a_meeting(read: Callable[..., Extraction]) -> None:
    """A meeting spoken of in a call lends the call neither its place nor its event."""
    found = read(
        "Vladimir Putin had a telephone conversation with Prime Minister of India Narendra Modi. Following up on their meeting in Samarkand "
        "on the sidelines of the SCO Summit, the leaders discussed energy.",
        title="Telephone conversation with Prime Minister of India Narendra Modi",
        date="December 16, 2022",
    )
    assert told(found)[0] == "call held 2022-12-16: Narendra Modi, Vladimir Putin"
    assert "talks held: Narendra Modi, Vladimir Putin @ Samarkand of SCO Summit" in told(found)


def test_remarks_before_a_meeting(read: Callable[..., Extraction]) -> None:
    """A headline "Remarks before bilateral meeting" reports a meeting held on the day."""
    found = read(
        "PRESIDENT BIDEN: Welcome to the White House.\nPRIME MINISTER RUTTE: Thank you.",
        title="Remarks by President Biden and Prime Minister Rutte of the Netherlands Before Bilateral Meeting",
        date="January 17, 2023",
    )
    assert [line.partition(" @")[0] for line in told(found)] == ["talks held 2023-01-17: Biden, Rutte"]


def test_by_the_meeting_is_no_means(read: Callable[..., Extraction]) -> None:
    """A report due "by the meeting" tells of it once more; a session held "by videoconference" is no call."""
    found = read(
        "President Vladimir Putin of Russia and Prime Minister Shinzo Abe of Japan will meet in Osaka on June 29. "
        "I hope a comprehensive report will be prepared by the meeting of our leaders in Osaka in late June.",
    )
    assert told(found) == ["talks planned 2019-06-29: Shinzo Abe, Vladimir Putin @ Osaka"]
    assert len(found.meetings[0].evidence) == 2


def test_refusal_says_why(read: Callable[..., Extraction]) -> None:
    """What looks like a meeting and is none is reported with its reason, not dropped in silence."""
    found = read("Foreign Minister Marise Payne of Australia often meets with Foreign Minister Taro Kono of Japan.")
    assert "a habit, not an occasion" in {r.reason for r in found.refusals}


def test_report_is_of_its_day(read: Callable[..., Extraction]) -> None:
    """What the headline and first sentence report is not the meeting that the talk then recalls."""
    body = (
        "Vladimir Putin met with President of the Kyrgyz Republic Sooronbay Jeenbekov.\n\n"
        "President of Russia Vladimir Putin: Mr President, we met in Moscow in November 2017."
    )
    found = told(read(body, title="Meeting with President of Kyrgyzstan Sooronbay Jeenbekov", date="May 14, 2018"))
    assert found == [
        "talks held 2017-11: Sooronbay Jeenbekov, Vladimir Putin @ Moscow",
        "talks held 2018-05-14: Sooronbay Jeenbekov, Vladimir Putin",
    ]
