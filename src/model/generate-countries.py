#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the C tables of countries from the iso-codes package and from our list of other names.

usage: generate-countries.py ISO_3166-1.json country-aliases.txt OUTPUT.h
"""

import json
import sys


def quote(text):
    if text is None:
        return 'NULL'
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def read_aliases(path, codes):
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line or line.startswith('#'):
                continue
            code, _, names = line.partition(' ')
            if code not in codes:
                sys.exit(f'{path}:{number}: {code} is not in ISO 3166-1')
            for name in names.split('|'):
                if not name.strip():
                    sys.exit(f'{path}:{number}: an empty name')
                yield code, name.strip()


def main():
    source, aliases, output = sys.argv[1:]
    try:
        file = open(source, encoding='utf-8')
    except OSError as error:
        sys.exit(f'{source}: {error.strerror}: install the package iso-codes')
    with file:
        countries = sorted(json.load(file)['3166-1'], key=lambda country: country['alpha_2'])
    codes = [country['alpha_2'] for country in countries]

    with open(output, 'w', encoding='utf-8') as file:
        file.write('/* Made by generate-countries.py from iso-codes: do not edit. */\n\n')
        file.write('static const Country countries[] = {\n')
        for country in countries:
            fields = (country['alpha_2'], country['alpha_3'], country['numeric'], country['name'],
                      country.get('common_name'), country.get('official_name'))
            file.write('  { ' + ', '.join(quote(field) for field in fields) + ' },\n')
        file.write('};\n\nstatic const char *const country_codes[] = {\n')
        for code in codes:
            file.write(f'  "{code}",\n')
        file.write('  NULL,\n};\n\nstatic const Alias aliases[] = {\n')
        for code, name in read_aliases(aliases, set(codes)):
            file.write(f'  {{ "{code}", {quote(name)} }},\n')
        file.write('};\n')


main()
